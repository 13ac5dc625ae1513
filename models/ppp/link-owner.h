// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_LINK_OWNER_H
#define PPTPLAB_MODELS_PPP_LINK_OWNER_H

#include "models/base/bytes.h"
#include "models/base/units.h"
#include "models/ppp/authentication-protocol.h"
#include "models/ppp/automaton.h"
#include "models/ppp/network.h"
#include "models/ppp/phase.h"

#include <cstdint>
#include <optional>

namespace pptplab::ppp
{

/// Why a link cannot serve, or is no longer to.
enum class LinkFailure : std::uint8_t
{
    TimedOut,       ///< the restart counter of LCP ran out
    PeerTerminated, ///< Terminate-Request
    NotConverging,  ///< LCP refused by the peer
    Loopback,
    NoAuthentication,   ///< the peer refuses each protocol that this end may demand
    NetworkRefused,     ///< the peer has none of the network protocols
    NetworkTimedOut,    ///< no network protocol opened, and one at least was never decided
    NoAddress,          ///< no network protocol opened, IP for want of an address
    AddressRefused,     ///< no network protocol opened, IP as the peer refused this end's address
    NoEncryption,       ///< encryption is required here, and the peer speaks of none
    NoCommonEncryption, ///< the peer does encrypt, in no strength that is required here
};

/// What a link needs around it.
class LinkOwner
{
  public:
    LinkOwner() = default;
    LinkOwner(const LinkOwner&) = delete;
    LinkOwner& operator=(const LinkOwner&) = delete;
    virtual ~LinkOwner() = default;

    virtual void SendFrame(ByteView frame) = 0;

    /// One restart timer for each control protocol.
    virtual void StartTimer(ProtocolNumber protocol, Duration delay) = 0;
    virtual void StopTimer(ProtocolNumber protocol) = 0;

    virtual void OnPhase(Phase phase) = 0;

    /// Each step of the automaton of a control protocol, for who wants to follow them closely.
    virtual void OnPassage(ProtocolNumber /*protocol*/, Passage /*passage*/) {}

    /// LCP agreed to the options of one direction.
    virtual void OnLcpAgreed() = 0;

    /// LCP is open. The owner calls StartNetworks() when it is content with the peer.
    virtual void OnAuthenticate(AuthenticationProtocol protocol) = 0;

    /// A packet of PAP or CHAP, during the phases Authenticate and Network.
    virtual void OnAuthenticationPacket(ProtocolNumber protocol, ByteView packet) = 0;

    /// A packet of an open network protocol.
    virtual void OnNetworkPacket(ProtocolNumber protocol, ByteView packet) = 0;

    /// CCP came up with these MppeBits: one strength and perhaps kStateless, or 0 for none.
    virtual void OnEncryption(std::uint32_t bits) = 0;

    /// Encrypts a frame from its protocol field on; only after OnEncryption with a strength.
    virtual Octets Encrypt(ByteView frame) = 0;

    /// Decrypts a packet into the frame from its protocol field on; none when nothing came of it.
    virtual std::optional<Octets> Decrypt(ByteView packet) = 0;

    /// The peer's decryption has lost its place.
    virtual void OnResetRequest() = 0;

    /// Every network protocol on offer is open or has failed; `open` has at least one.
    virtual void OnNetworksUp(ProtocolSet open) = 0;

    /// The first reason. The owner calls Close() or LowerDown() when it sees fit.
    virtual void OnFailure(LinkFailure failure) = 0;

    /// LCP has finished: nothing more will be sent.
    virtual void OnFinished() = 0;
};

} // namespace pptplab::ppp

#endif
