// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_OPTIONS_H
#define PPTPLAB_MODELS_SESSION_OPTIONS_H

#include "models/auth/oem.h"
#include "models/base/units.h"
#include "models/gre/options.h"
#include "models/mppe/cipher.h"
#include "models/ppp/authentication-protocol.h"
#include "models/ppp/network.h"
#include "models/ppp/options.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pptplab::session
{

/// Control connection of either role. What NT shows of itself: SOURCES: Wire look of NT.
struct ControlOptions
{
    std::string vendor = "NT";
    std::string hostName = "local";
    std::uint16_t firmwareRevision = 0;
    std::uint16_t maximumChannels = 2;
    Duration replyTimeout = std::chrono::seconds(60);     ///< RFC 2637 3
    Duration inactivityIdle = std::chrono::seconds(60);   ///< InactivityIdleSeconds, Q193841
    Duration echoReplyTimeout = std::chrono::seconds(60); ///< EchoReplyTimeoutSeconds, Q193841
};

/// Timers and counts of authentication, TechNet (SOURCES: Authentication).
struct AuthenticationOptions
{
    ppp::AuthenticationProtocols protocols;
    std::uint8_t retries = 2;                  ///< AuthenticateRetries
    Duration time = std::chrono::seconds(120); ///< AuthenticateTime
    /// Time between tries, as the restart timer, inference.
    Duration repeatAfter = std::chrono::seconds(3);
    std::uint8_t transmissions = 10; ///< tries, as Max-Configure, inference
};

/// Whether a session has to be encrypted.
enum class EncryptionPolicy : std::uint8_t
{
    None,
    Optional,
    Required,
    Required128,
};

inline constexpr std::array<std::string_view, 4> kEncryptionPolicyNames = {
    "none", "optional", "required", "required-128"};

/// MPPE as one end can and wants to do it. Only MS-CHAP leaves keys for it.
struct EncryptionOptions
{
    EncryptionPolicy policy = EncryptionPolicy::Optional;
    bool bits40 = true;
    bool bits56 = false;
    bool bits128 = false;          ///< the build for North America (SOURCES: Service packs)
    bool stateless = false;        ///< Historyless, from SP4 (Q167040)
    bool offersCompression = true; ///< MPPC beside it, which the other side here declines
    mppe::Fidelity fidelity = mppe::Fidelity::Real;

    /// Where this end demands encryption, the second half of its 128-bit start keys is lost, so
    /// that they are not the peer's (Q236584; what is wrong with the keys is inference).
    bool spoils128BitKey = false;
    mppe::FlushRules flush{};
};

/// MTU of the IP interface that leads into a tunnel: NDISWAN's before TunnelMTU (Q183229).
inline constexpr std::uint16_t kWideTunnelMtu = 1500;

/// "Dial-up server type" of a phone book entry.
enum class ServerType : std::uint8_t
{
    Ppp,
    Nt31, ///< Windows NT 3.1, Windows for Workgroups: NetBEUI without PPP (Q123980)
};

inline constexpr std::array<std::string_view, 2> kServerTypeNames = {"ppp", "nt31"};

/// The caller. One object may serve many ends; it must outlive them.
struct ClientOptions
{
    ControlOptions control;
    gre::Options gre;
    ppp::Options ppp;
    AuthenticationOptions authentication;
    EncryptionOptions encryption;

    std::uint16_t callId = 0;       ///< this end's Call ID
    std::uint32_t minimumBps = 300; ///< SOURCES: Wire look of NT
    std::uint32_t maximumBps = 100'000'000;
    std::string phoneNumber;
    ProtocolSet protocols = {NetworkProtocol::TcpIp};
    std::optional<ppp::Ipv4Address> proposedAddress; ///< address that the caller insists on
    /// What the caller is told when the server has no address. 717 speaks of a static pool; that
    /// some callers see it is all that is known (SOURCES: Client errors).
    std::uint16_t noAddressError = 733;
    std::string user = "user";
    std::u16string password = u"password";

    /// Typed after a failure that allows another try; without it the caller gives up at once.
    std::optional<std::u16string> retypedPassword;
    Duration typingTime = std::chrono::seconds(10); ///< inference

    auth::OemConversion oem;   ///< code page of the caller's machine, for the LM hash
    bool useLmPassword = true; ///< UseLmPassword (Q189595)

    /// LCP proposes callback by CBCP, as NT's phone book does; a router that dials on demand does
    /// not (inference).
    bool asksForCallback = true;

    /// A Challenge that comes again gets the same Response again. When not, the server's proof may
    /// belong to the one before and MS-CHAP v2 fails with error 5: the timing mismatch that SP5
    /// mended on the client (Q222060; that this is its mechanism is inference).
    bool repeatsResponse = true;
    ServerType serverType = ServerType::Ppp;
    std::string serverName = "SERVER"; ///< the NetBIOS name that it dials without PPP
    /// Wait for the server's answers without PPP, inference.
    Duration nbfPatience = std::chrono::seconds(20);
    std::string computerName = "CLIENT";      ///< the caller's NetBIOS name
    std::uint16_t tunnelMtu = kWideTunnelMtu; ///< octets; for the surroundings' IP interface
};

/// How the Start-Request of a caller is answered from whom the server takes no calls. What NT does
/// is not documented; RFC 2637 2.2 has a result for it.
enum class StartRefusal : std::uint8_t
{
    NotAuthorised, ///< Start-Control-Connection-Reply with result 4
    Close,         ///< the connection is closed without a word
};

/// What a caller meets whom the server cannot project onto its network (Q233048: "the client is
/// authenticated and then dropped"). When that is, no article says.
enum class Unprojected : std::uint8_t
{
    HangUp,  ///< the server tries when all is negotiated, and hangs up: 629
    Silence, ///< the server tries before it acknowledges the address, and does not: 718
};

inline constexpr std::array<std::string_view, 2> kUnprojectedNames = {"hang-up", "silence"};

/// The server's side of every control connection. Shared; it must outlive the ends.
struct ServerOptions
{
    ControlOptions control;
    gre::Options gre;
    ppp::Options ppp;
    AuthenticationOptions authentication;
    EncryptionOptions encryption;

    /// Time at work on a Start and on a call request: computed from the trace in Q162847, where the
    /// replies take that much longer than the round trip (SOURCES: Trace of Q162847).
    Duration startDelay = std::chrono::milliseconds(250);
    Duration callDelay = std::chrono::milliseconds(120);

    std::uint32_t connectSpeed = 10'000'000; ///< bits per second, inference
    ppp::Ipv4Address address;                ///< the server's own in the tunnel
    ppp::Ipv4Address dns;                    ///< handed to callers who ask, 0.0.0.0 for none
    ppp::Ipv4Address nbns;
    Duration nbfPatience = std::chrono::seconds(15); ///< wait for a caller without PPP, inference
    std::uint32_t ipxNetwork = 1;                    ///< network number of the callers
    std::string computerName = "SERVER";             ///< the server's NetBIOS name
    std::uint16_t tunnelMtu = kWideTunnelMtu;        ///< octets; for the surroundings' IP interface
    bool netbiosGateway = true; ///< callers reach the entire network; else this computer only
    bool nbfcpWaitsForGateway = false; ///< NBFCP waits also where there is no gateway (Q163129)
    Unprojected unprojected = Unprojected::HangUp;
};

} // namespace pptplab::session

#endif
