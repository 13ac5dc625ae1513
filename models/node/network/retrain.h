// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_RETRAIN_H
#define PPTPLAB_MODELS_NODE_NETWORK_RETRAIN_H

#include "models/base/random-stream.h"
#include "models/base/units.h"
#include "models/node/network/impairments.h"
#include "models/population/law.h"

#include <deque>

namespace pptplab::node
{

/// A modem line that trains anew now and then (ITU-T V.34 11.6): both directions stand still
/// meanwhile. Packets wait, as error control and flow control (V.42) hold them back, and are lost
/// only where the queue is full. Both laws are zero when the line never does.
struct Retrains
{
    population::Law every; ///< time from the end of one to the begin of the next, from 0 on
    population::Law lasts;

    bool Any() const { return !lasts.IsZero(); }
};

/// The retrains of one line. Its two directions are given the same key and stop together.
class RetrainProcess
{
  public:
    /// Pre: the laws do not both draw 0 for ever.
    RetrainProcess(const Retrains& laws, const StreamKey& key) : m_laws(laws), m_stream(key) {}

    /// Time at which a transmitter that is given `work` at `from` is through with it: a frame that
    /// was under way goes on where it stopped.
    Duration Finish(Duration from, Duration work);

    /// Part of [from, until) in which the line does not stand still.
    Duration WorkingTime(Duration from, Duration until);

    /// Nothing before `now` will be asked for any more.
    void Forget(Duration now);

  private:
    const Outage& Stop(std::size_t number);

    Retrains m_laws;
    NamedStream m_stream;
    std::deque<Outage> m_stops; ///< drawn so far, but for those forgotten
    Duration m_drawnUntil{};
};

} // namespace pptplab::node

#endif
