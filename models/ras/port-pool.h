// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_PORT_POOL_H
#define PPTPLAB_MODELS_RAS_PORT_POOL_H

#include "models/base/random-stream.h"
#include "models/base/result.h"
#include "models/base/units.h"
#include "models/ras/port-listener.h"
#include "models/ras/port-order.h"

#include <array>
#include <cassert>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace pptplab::ras
{

/// The order in which the server offers a call to its ports. No article names NT's order (Q233196
/// hints at `rotary` for RRAS), so it is a parameter.
enum class Hunt : std::uint8_t
{
    Lowest,        ///< smallest number
    Random,        ///< uniform, drawn anew for each caller
    Rotary,        ///< first after the last port that accepted; a refusal does not move on
    RotaryAdvance, ///< first after the last port that was offered a call
    LongestIdle,   ///< longest idle (IdleSince), never-used first
    LastReleased,  ///< shortest idle, never-used last
};

inline constexpr std::array<std::string_view, 6> kHuntNames = {
    "lowest", "random", "rotary", "rotary-advance", "longest-idle", "last-released"};

/// The callers that a port in clean-up turns away while the fault of Q194465 is present: those that
/// are offered that port, or all. The article's "all new client connections" can be read both ways.
enum class CleanupBlocks : std::uint8_t
{
    Port,
    Server,
};

inline constexpr std::array<std::string_view, 2> kCleanupBlocksNames = {"port", "server"};

/// What starts the idle time of a port for the last two orders. No source tells; the other reading
/// stamps the port a second time when its clean-up is over.
enum class IdleSince : std::uint8_t
{
    SessionEnd,
    CleanUpEnd,
};

inline constexpr std::array<std::string_view, 2> kIdleSinceNames = {"session-end", "clean-up-end"};

/// Why no port takes a call.
enum class Refusal : std::uint8_t
{
    NoIdlePort,
    CleanUp, ///< refused although some port was idle
};

/// The VPN ports of one server: who gets which, and when one may be offered again. Knows nothing
/// of protocols, addresses or time-outs. Choosing costs O(1), or O(log n) by idle time.
/// Bound: the number of ports is given once; NT allows 256 (Q161410), the class any number.
class PortPool
{
  public:
    struct Options
    {
        std::uint32_t ports = 1; ///< 1 or more
        Hunt hunt = Hunt::Lowest;
        bool refusalEndsHunt = false;                      ///< the fault of Q194465
        CleanupBlocks cleanupBlocks = CleanupBlocks::Port; ///< matters with the fault only
        IdleSince idleSince = IdleSince::SessionEnd;
    };

    explicit PortPool(Options options);

    /// From now on `listener` hears of each change, at the time that stands in `now` then; both
    /// outlive the pool and its copies.
    void Follow(PortListener& listener, const Duration& now, std::uint32_t server)
    {
        m_follower = {&listener, &now, server};
    }

    /// All ports are idle and the order begins anew.
    void Restart();

    /// Offers a call to the ports. The one that accepts is Connecting from now on; none when the
    /// call is refused, for the reason that WhyRefused gives until the next change.
    std::optional<PortNumber> Take(RandomStream& choice);

    /// How likely a caller who dials now is refused although a port is idle; 0 when none is.
    /// `choice` is drawn from by no order.
    double RefusalProbability(RandomStream& choice) const;

    Refusal WhyRefused() const
    {
        return CountOf(PortState::Idle) > 0 ? Refusal::CleanUp : Refusal::NoIdlePort;
    }

    /// The port in clean-up that refused the last call that was refused; none when that came to no
    /// port, as all were taken or the whole server was blocked.
    std::optional<PortNumber> RefusedBy() const { return m_refusedBy; }

    /// Take() or, when the call is refused, WhyRefused().
    Result<PortNumber, Refusal> Offer(RandomStream& choice)
    {
        const auto port = Take(choice);
        if (!port)
        {
            return Failure{WhyRefused()};
        }
        return *port;
    }

    void OnSessionUp(PortNumber port)
    {
        assert(StateOf(port) == PortState::Connecting);
        Move(port, PortState::Connected);
    }

    /// The call ended before it had a session; its port's idle time goes on as if it had not been.
    void OnSetUpEnded(PortNumber port)
    {
        assert(StateOf(port) == PortState::Connecting);
        Move(port, PortState::Idle);
    }

    void OnSessionEnded(PortNumber port, Duration now, bool needsCleanUp)
    {
        assert(StateOf(port) == PortState::Connected);
        SetIdleSince(port, now);
        Move(port, needsCleanUp ? PortState::CleanUp : PortState::Idle);
    }

    void OnCleanUpEnded(PortNumber port, Duration now)
    {
        assert(StateOf(port) == PortState::CleanUp);
        if (m_options.idleSince == IdleSince::CleanUpEnd)
        {
            SetIdleSince(port, now);
        }
        Move(port, PortState::Idle);
    }

    /// RASMAN and RASSRV disagree on the state of the port (Q238171): nobody is offered it again.
    void OnLost(PortNumber port)
    {
        assert(StateOf(port) == PortState::Connected);
        Move(port, PortState::Lost);
    }

    PortState StateOf(PortNumber port) const { return m_states[port.index]; }
    std::uint32_t CountOf(PortState state) const
    {
        return m_counts[static_cast<std::size_t>(state)];
    }
    std::uint32_t Size() const { return static_cast<std::uint32_t>(m_states.size()); }

  private:
    using Order = std::variant<NumberOrder, UniformOrder, IdleTimeOrder>;

    static Order OrderFor(const Options& options);

    bool IsCandidate(PortState state) const
    {
        // With the fault, a port in clean-up is offered the call like an idle one and its refusal
        // ends the hunt. Without it the hunt goes on in the same order, which is to look at idle
        // ports only.
        return state == PortState::Idle ||
               (state == PortState::CleanUp && m_options.refusalEndsHunt);
    }

    std::optional<std::uint32_t> Choose(RandomStream& choice) const;

    void Move(PortNumber port, PortState to)
    {
        const PortState from = m_states[port.index];
        const bool was = IsCandidate(from);
        const bool is = IsCandidate(to);
        --m_counts[static_cast<std::size_t>(from)];
        ++m_counts[static_cast<std::size_t>(to)];
        m_states[port.index] = to;
        if (was != is)
        {
            SetCandidate(port, is);
        }
        if (m_follower.listener != nullptr)
        {
            Tell(port, from, to);
        }
    }

    void SetIdleSince(PortNumber port, Duration since)
    {
        if (auto* byIdleTime = std::get_if<IdleTimeOrder>(&m_candidates))
        {
            byIdleTime->SetIdleSince(port.index, since);
        }
    }

    void SetCandidate(PortNumber port, bool is)
    {
        if (auto* byNumber = std::get_if<NumberOrder>(&m_candidates))
        {
            is ? byNumber->Insert(port.index) : byNumber->Erase(port.index);
        }
        else
        {
            SetOtherCandidate(port, is);
        }
    }

    void SetOtherCandidate(PortNumber port, bool is);
    [[gnu::cold]] void Tell(PortNumber port, PortState from, PortState to) const;

    struct Follower
    {
        PortListener* listener = nullptr; ///< none: nobody listens
        const Duration* now = nullptr;
        std::uint32_t server = 0;
    };

    Options m_options;
    Follower m_follower;
    std::vector<PortState> m_states;
    std::array<std::uint32_t, 5> m_counts{};
    Order m_candidates;       ///< the ports that may be offered a call
    std::uint32_t m_next = 0; ///< where a rotary hunt begins
    std::optional<PortNumber> m_refusedBy;
};

// Inline because some ten million calls a second go through these functions.

inline std::optional<PortNumber>
PortPool::Take(RandomStream& choice)
{
    const bool wholeServerBlocked = m_options.refusalEndsHunt &&
                                    m_options.cleanupBlocks == CleanupBlocks::Server &&
                                    CountOf(PortState::CleanUp) > 0;
    const auto chosen = wholeServerBlocked ? std::nullopt : Choose(choice);
    if (!chosen)
    {
        m_refusedBy.reset();
        return std::nullopt;
    }
    const PortNumber port{*chosen};
    const bool accepts = StateOf(port) == PortState::Idle;
    if (accepts || m_options.hunt == Hunt::RotaryAdvance)
    {
        m_next = port.index + 1;
    }
    if (!accepts)
    {
        m_refusedBy = port;
        return std::nullopt;
    }
    Move(port, PortState::Connecting);
    return port;
}

inline std::optional<std::uint32_t>
PortPool::Choose(RandomStream& choice) const
{
    if (const auto* byNumber = std::get_if<NumberOrder>(&m_candidates))
    {
        if (m_options.hunt == Hunt::Lowest)
        {
            return byNumber->Lowest();
        }
        const auto next = byNumber->FirstFrom(m_next);
        return next ? next : byNumber->Lowest();
    }
    if (const auto* uniform = std::get_if<UniformOrder>(&m_candidates))
    {
        return uniform->Pick(choice);
    }
    return std::get_if<IdleTimeOrder>(&m_candidates)->Best();
}

} // namespace pptplab::ras

#endif
