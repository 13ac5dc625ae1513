// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_GRE_CHANNEL_H
#define PPTPLAB_MODELS_GRE_CHANNEL_H

#include "models/base/bytes.h"
#include "models/base/units.h"
#include "models/gre/ack-timeout.h"
#include "models/gre/header.h"
#include "models/gre/options.h"
#include "models/gre/receive-window.h"
#include "models/gre/sender-window.h"

#include <cstdint>
#include <deque>
#include <optional>

namespace pptplab::gre
{

/// Timers of a channel.
enum class Timer : std::uint8_t
{
    Ack,     ///< an acknowledgment waits for data to ride on
    Timeout, ///< the peer's acknowledgment is due
    Reorder, ///< a missing packet is waited for
};

/// What a channel needs around it.
class ChannelOwner
{
  public:
    ChannelOwner() = default;
    ChannelOwner(const ChannelOwner&) = delete;
    ChannelOwner& operator=(const ChannelOwner&) = delete;
    virtual ~ChannelOwner() = default;

    virtual void SendPacket(ByteView packet) = 0;
    virtual void DeliverPayload(ByteView payload, Duration now) = 0;
    virtual void StartTimer(Timer timer, Duration delay) = 0;
    virtual void StopTimer(Timer timer) = 0;
};

/// Packets that a channel did not pass on, by reason.
struct ChannelCounts
{
    std::uint64_t sent = 0;
    std::uint64_t delivered = 0;
    std::uint64_t queueFull = 0;  ///< transmit queue overflow
    std::uint64_t outOfOrder = 0; ///< late or twice, thrown away
    std::uint64_t malformed = 0;
    std::uint64_t ackTimeouts = 0;
};

/// Both directions of one call's GRE tunnel, RFC 2637 section 4. Nothing is ever sent again.
class Channel
{
  public:
    /// What the peer said when the call was set up.
    struct Peer
    {
        std::uint16_t callId = 0;
        std::uint16_t receiveWindow = 0;   ///< packets
        std::uint16_t processingDelay = 0; ///< tenths of a second
    };

    Channel(const Options& options, Peer peer, ChannelOwner& owner);

    /// Sends a PPP frame, or keeps it until the window opens.
    void Send(ByteView payload, Duration now);

    /// Whether Send() would drop a frame now, which is then counted as dropped. To be asked before
    /// a frame is encrypted: one that is missing after it costs the peer its place in the cipher.
    bool IsFull();

    void OnPacket(ByteView octets, Duration now);
    void OnTimer(Timer timer, Duration now);

    const ChannelCounts& Counts() const { return m_counts; }
    const SenderWindow& Window() const { return m_window; }
    Duration Timeout() const { return m_timeout.Value(); }

  private:
    void SendNow(ByteView payload, Duration now);
    void SendAck();
    void SendWaiting(Duration now);
    void OnAck(std::uint32_t acknowledgment, Duration now);
    void OnPayload(std::uint32_t sequence, ByteView payload, Duration now);
    void Deliver(ByteView payload, Duration now);
    void DeliverReady(Duration now);
    void AcknowledgeSoon();
    std::optional<std::uint32_t> TakeAck();

    const Options& m_options;
    ChannelOwner& m_owner;
    Peer m_peer;
    SenderWindow m_window;
    AckTimeout m_timeout;
    ReceiveWindow m_received;
    std::deque<Octets> m_waiting;
    Octets m_packet; ///< the one being built, kept for its capacity
    ChannelCounts m_counts;

    std::uint16_t m_unacknowledged = 0; ///< packets received that no acknowledgment covers yet
    std::uint32_t m_timedSequence = 0;  ///< one packet at a time is timed
    std::optional<Duration> m_timedAt;
};

} // namespace pptplab::gre

#endif
