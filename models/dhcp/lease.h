// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_DHCP_LEASE_H
#define PPTPLAB_MODELS_DHCP_LEASE_H

#include "models/base/random-stream.h"
#include "models/base/units.h"
#include "models/dhcp/lease-identifier.h"
#include "models/dhcp/lease-state.h"
#include "models/dhcp/message.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace pptplab::dhcp
{

/// The client's side of one lease, RFC 2131 4.4. Messages and times go in, a message and what
/// became of the lease come out. All its requests ask for an answer by broadcast: RAS asks in the
/// name of addresses that its own adapter has not got and cannot receive for (inference).
class Lease
{
  public:
    struct Options
    {
        Duration firstWait = std::chrono::seconds(4); ///< doubles, RFC 2131 4.1
        Duration spread = std::chrono::seconds(1);    ///< up to so much sooner or later, 4.1
        std::uint32_t tries = 4;                      ///< tries of one message; inference
    };

    /// What an input led to.
    struct Output
    {
        std::optional<Message> message;
        std::optional<Address> to; ///< the server's; else to all
        bool takenUp = false;      ///< Current() may be used now; again after each renewal
        bool failed = false;       ///< none was to be had
        bool lost = false;         ///< Current(), before this input, may not be used any more
    };

    /// `random` outlives the object.
    Lease(const Options& options, LeaseIdentifier identifier, RandomStream& random);

    Output Start(Duration now);

    /// A message from UDP port 67; those for others change nothing.
    Output OnMessage(const Message& message, Duration now);

    /// Due() has come.
    Output OnDue(Duration now);

    /// Time at which the object wants to be asked next, if ever.
    std::optional<Duration> Due() const;

    LeaseState State() const { return m_state; }

    bool IsHeld() const { return m_state >= LeaseState::Bound; }

    /// Pre: IsHeld().
    Address Current() const { return m_address; }

  private:
    Output Feed(LeaseEvent event, Duration now);
    Message Ask(MessageType type, Duration now) const;
    void Remember(const Message& offer);
    void TakeUp(const Message& ack);
    void WaitForAnswer(Duration now);
    void WaitForRenewal(Duration now, Duration until);

    Options m_options;
    LeaseIdentifier m_identifier;
    RandomStream& m_random;
    LeaseState m_state = LeaseState::Init;
    std::uint32_t m_transaction = 0;
    std::uint32_t m_sent = 0; ///< tries of the message in hand
    Duration m_began{};       ///< start of this acquisition, for `secs`
    Duration m_requestedAt{}; ///< time from which the lease's times count, RFC 2131 4.4.1
    Address m_address;
    Address m_server;
    std::optional<Duration> m_resendAt;
    Duration m_renewAt = Duration::max();
    Duration m_rebindAt = Duration::max();
    Duration m_expiresAt = Duration::max();
};

} // namespace pptplab::dhcp

#endif
