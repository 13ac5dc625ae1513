// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_NEGOTIATION_H
#define PPTPLAB_MODELS_PPP_NEGOTIATION_H

#include "models/base/bytes.h"
#include "models/ppp/control-packet.h"

#include <cstdint>

namespace pptplab::ppp
{

/// What becomes of one option in the peer's Configure-Request.
enum class Judgement : std::uint8_t
{
    Accept,
    Nak,    ///< a better value was written
    Reject, ///< unknown, or not to be talked about
    Ignore, ///< not now: the whole request stays unanswered
};

/// The options of one control protocol: what this end asks for and what it grants. The automaton
/// is control-protocol.h; one class each for LCP, IPCP, NBFCP, IPXCP and CCP derives from this.
class Negotiation
{
  public:
    Negotiation() = default;
    Negotiation(const Negotiation&) = delete;
    Negotiation& operator=(const Negotiation&) = delete;
    virtual ~Negotiation() = default;

    /// The options of our Configure-Request as things stand. The same state writes the same octets.
    virtual void WriteRequest(ByteWriter& out) const = 0;

    /// A Configure-Request begins: what the peer does not ask for has its default.
    virtual void ForgetPeer() = 0;

    /// Judges one option of the peer; for Nak, writes the option that would be accepted.
    virtual Judgement Judge(const Option& option, ByteWriter& nak) = 0;

    /// The peer would rather have this value.
    virtual void OnNak(const Option& option) = 0;

    /// The peer does not know this option, or does not want it.
    virtual void OnReject(const Option& option) = 0;

    /// Codes beyond 1 to 7 that the protocol has.
    virtual bool KnowsCode(Code /*code*/) const { return false; }
};

} // namespace pptplab::ppp

#endif
