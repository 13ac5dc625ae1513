// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_CONTROL_CHANNEL_H
#define PPTPLAB_MODELS_SESSION_CONTROL_CHANNEL_H

#include "models/base/bytes.h"
#include "models/pptp/message-cutter.h"
#include "models/pptp/message.h"
#include "models/session/options.h"
#include "models/session/surroundings.h"

#include <cstdint>

namespace pptplab::session
{

/// Messages in and out of one control connection, and its keep-alive (RFC 2637 3.1.4): after a
/// time without a message an Echo-Request, and the connection is lost if no answer follows.
/// Not here: the connection's machine (client-end.h, server-end.h).
class ControlChannel
{
  public:
    ControlChannel(const ControlOptions& options, Surroundings& surroundings)
        : m_options(options), m_surroundings(surroundings)
    {
    }

    void Send(const pptp::ControlMessage& message);

    void Feed(ByteView octets) { m_cutter.Feed(octets); }
    auto Next() { return m_cutter.Next(); }

    void StartKeepAlive();
    void StopKeepAlive();

    /// A message came. Answers it and returns true when it is an echo.
    bool TakesEcho(const pptp::ControlMessage& message);

    /// False: the peer did not answer, the connection is lost.
    bool OnKeepAliveTimer();

    void StartReplyTimer();
    void StopReplyTimer();

    const ControlOptions& Options() const { return m_options; }

  private:
    void StartTimer(TimerKind kind, Duration delay);

    const ControlOptions& m_options;
    Surroundings& m_surroundings;
    pptp::MessageCutter m_cutter;
    std::uint32_t m_echoIdentifier = 0;
    bool m_keepAlive = false;
    bool m_echoPending = false;
};

} // namespace pptplab::session

#endif
