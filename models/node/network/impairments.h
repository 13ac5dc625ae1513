// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_IMPAIRMENTS_H
#define PPTPLAB_MODELS_NODE_NETWORK_IMPAIRMENTS_H

#include "models/base/random-stream.h"
#include "models/base/units.h"
#include "models/population/law.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::node
{

/// Loss that comes in bursts: a chain of two states that takes one step a packet (E. N. Gilbert,
/// "Capacity of a burst-noise channel", BSTJ 39, 1960; E. O. Elliott, BSTJ 42, 1963). It starts in
/// its stationary distribution, enter / (enter + leave) being the share of packets inside bursts.
struct BurstLoss
{
    double enter = 0;   ///< probability that a burst begins with the next packet; 0: there are none
    double leave = 0;   ///< probability that it is over with the next packet; above 0 when enter is
    double inside = 1;  ///< probability of loss within a burst
    double outside = 0; ///< probability of loss between bursts
};

/// The line is down in [from, until).
struct Outage
{
    Duration from{};
    Duration until{};
};

/// Up, down, up ... from time 0 on. Both laws are zero when there are none.
struct RandomOutages
{
    population::Law up;
    population::Law down;
};

/// Whether a packet that jitter has held back holds back those behind it.
enum class JitterOrder : std::uint8_t
{
    Kept, ///< packets stay in order, as in a queue
    Free, ///< packets overtake each other, as over several ways
};

/// What happens to packets between transmitter and receiver of one direction of a line.
struct Impairments
{
    double loss = 0; ///< probability, each packet by itself
    BurstLoss burstLoss;
    population::Law jitter; ///< time on the way beside the delay
    JitterOrder jitterOrder = JitterOrder::Kept;
    double reorder = 0;           ///< probability of being held back, while others pass
    population::Law reorderDelay; ///< time for which a packet is held back
    double duplicate = 0;         ///< probability of arriving twice
    std::vector<Outage> outages;  ///< outages one after the other in time
    RandomOutages randomOutages;

    /// Whether any of it is there.
    bool Any() const;
};

/// How long from now a packet takes to arrive, for each of its copies.
struct Deliveries
{
    std::array<Duration, 2> after{};
    std::size_t count = 0;

    const Duration* begin() const { return after.data(); }
    const Duration* end() const { return after.data() + count; }
};

/// Impairments at work on one direction of one line. Each kind draws from a stream of its own and
/// once for each packet, whatever becomes of it: switching one on does not change what the others
/// do. Outages have the stream of the line: both directions are down together.
class ImpairmentProcess
{
  public:
    /// Streams are named LINE.outages and LINE.DIRECTION.loss and so on.
    struct Identity
    {
        RunNumber run;
        std::string line;
        std::string direction;
    };

    ImpairmentProcess(std::shared_ptr<const Impairments> options, const Identity& identity);

    /// A packet whose last bit leaves the transmitter at `leavesAt` and would arrive at
    /// `arrivesAt`. A line that is down at `leavesAt` loses it. Times are counted from `now`. Pre:
    /// calls in order of `leavesAt`.
    Deliveries Pass(Duration now, Duration leavesAt, Duration arrivesAt);

    /// Packets that did not arrive.
    std::uint64_t Lost() const { return m_lost; }

  private:
    using Stream = std::unique_ptr<RandomStream>; ///< none of a kind that is off: 2.5 kB each

    bool IsDown(Duration at);
    bool InScheduledOutage(Duration at);
    bool InRandomOutage(Duration at);
    bool LostInBurst();
    Duration ArrivalOf(Duration arrivesAt);

    std::shared_ptr<const Impairments> m_options;
    Stream m_loss;
    Stream m_burst;
    Stream m_jitter;
    Stream m_reorder;
    Stream m_duplicate;
    Stream m_outage;
    std::size_t m_nextOutage = 0;
    bool m_inRandomOutage = false;
    Duration m_randomChangeAt{};
    bool m_inBurst = false;
    Duration m_lastArrival{};
    std::uint64_t m_lost = 0;
};

} // namespace pptplab::node

#endif
