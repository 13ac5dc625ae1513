// SPDX-License-Identifier: GPL-2.0-only
// What ends a call in GRE, in LCP and in the log-on, and who speaks NetBEUI without PPP (SOURCES:
// Client errors).
#include "sim/explain/cause-row.h"

#include <array>

namespace pptplab::sim::explain
{

using auth::Denial;
using ppp::Phase;
using ras::EventKind;
using session::EndCause;

namespace
{

/// Not one frame of PPP came: what the models write, and what articles have beside it.
constexpr ServerSides kHearsNothing = {Ends(EndCause::PeerSilent, Phase::Establish),
                                       Writes(EventKind::NoInitialData),
                                       Writes(EventKind::PppFailure)};

constexpr ServerSides kGivesUpPpp = {Ends(EndCause::PppTimeout, Phase::Establish)};

// clang-format off
constexpr std::array kPppRows = {
    CauseRow{"challenge-answered-anew", IsDenied(Denial::AccessDenied), {Ends(EndCause::PeerHangUp)}, "Q222060",
     "a challenge is sent again as its answer is late; the client answers it "
     "anew; the server's proof fits the first answer, not the second; access is denied",
     "trace: two CHAP Challenges, two different Responses; the caller ends the call",
     "password=right"},
    CauseRow{"challenge-malformed", NotSimulated(5), {Writes(EventKind::AuthenticationFailed)}, "Q240870",
     "RADIUS malforms the challenge; access is denied",
     ""},
    CauseRow{"no-log-on-in-common", Meets(EndCause::PeerHangUp),
     {Ends(EndCause::NoAuthentication, Phase::Establish)}, "",
     "caller and server have no way to log on in common; the server, who demands one, hangs up",
     "trace: LCP Configure-Reject of each authentication protocol, LCP Terminate-Request of the server",
     "encryption=no|caller"},
    CauseRow{"ndiswan-lock", Meets(EndCause::PeerHangUp), {Ends(EndCause::PeerSilent, Phase::Establish),
                                                   Writes(EventKind::NoInitialData)}, "Q219380",
     "the caller speaks NetBEUI without PPP; NDISWAN takes a lock twice; no answer "
     "leaves the server; it waits, and hangs up",
     "trace: NetBEUI of the caller, of the server an LCP Configure-Request at most and "
     "bare acknowledgments, Call-Disconnect-Notify",
     "gre=both|acknowledgments netbeui=yes encryption=no", true},
    CauseRow{"ndiswan-locked-629", Meets(EndCause::PeerHangUp),
     {Ends(EndCause::PppTimeout, Phase::Establish)}, "Q219380",
     "a caller without PPP was here before; NDISWAN still holds the lock of this port; RRAS repeats itself "
     "faster than the caller, gives up before him and hangs up",
     "trace: bare acknowledgments of the server, Call-Disconnect-Notify; the event log has the other "
     "caller's end before",
     "gre=both|acknowledgments encryption=no", true},
    CauseRow{"no-netbios", Meets(EndCause::NoNetBios), {Ends(EndCause::PeerHangUp, Phase::Establish)}, "",
     "a caller of the NT 3.1 kind without NetBIOS in common; nobody answers his name queries",
     "trace: NetBEUI of the caller without PPP, Call-Clear-Request",
     "gre=both protocols=none"},
    CauseRow{"ndiswan-lock-640", Meets(EndCause::NoNetBios), {Ends(EndCause::PeerHangUp, Phase::Establish)}, "Q219380",
     "the caller speaks NetBEUI without PPP; NDISWAN takes a lock twice; no answer leaves the "
     "server, who waits longer (server.nbf_patience) than the caller's 20 s",
     "trace: NetBEUI of the caller, of the server an LCP Configure-Request at most and "
     "bare acknowledgments, Call-Clear-Request",
     "protocols=common"},
    CauseRow{"netbios-gateway-full", NotSimulated(641), {}, "",
     "a caller of the NT 3.1 kind; the server's NetBIOS gateway is full",
     ""},
    CauseRow{"netbios-name-taken", NotSimulated(642), {}, "",
     "a caller of the NT 3.1 kind; his NetBIOS name is taken on the remote "
     "network",
     ""},
    CauseRow{"log-on-fails-inside", NotSimulated(645), {Writes(EventKind::AuthenticationFailed)}, "",
     "no source in this model: the text alone, an internal authentication error. Callers here with no "
     "way to log on in common are hung up on, 629",
     ""},
    CauseRow{"log-on-hours", IsDenied(Denial::LogonHours), {Denies(Denial::LogonHours)}, "",
     "the account is not allowed to log on at this hour",
     "trace: CHAP Failure with E=646",
     "password=right"},
    CauseRow{"account-disabled", IsDenied(Denial::AccountDisabled), {Denies(Denial::AccountDisabled)}, "",
     "the account is disabled",
     "trace: CHAP Failure with E=647",
     "password=right"},
    CauseRow{"password-expired", IsDenied(Denial::PasswordExpired), {Denies(Denial::PasswordExpired)}, "",
     "the password has expired",
     "trace: CHAP Failure with E=648",
     "password=right"},
    CauseRow{"no-dial-in-permission", IsDenied(Denial::NoDialInPermission),
     {Denies(Denial::NoDialInPermission)}, "Q162847",
     "the account has no dial-in permission; the server ends the call after the "
     "password was right",
     "trace: CHAP Failure with E=649",
     "dial-in=no password=right"},
    CauseRow{"wrong-password", IsDenied(Denial::WrongPassword), {Denies(Denial::WrongPassword)}, "Q162847",
     "user name or password is wrong on the domain",
     "trace: CHAP Failure with E=691, or PAP Authenticate-Nak",
     "password=wrong"},
    CauseRow{"account-expired", IsDenied(Denial::AccountExpired), {Denies(Denial::AccountExpired)}, "",
     "the account has expired",
     "trace: CHAP Failure with E=708",
     "password=right"},
    CauseRow{"password-unchangeable", IsDenied(Denial::ChangingPassword), {Denies(Denial::ChangingPassword)}, "",
     "the password must be changed at this log-on, and cannot be",
     "trace: CHAP Failure with E=709",
     "password=right"},
    CauseRow{"gre-to-server-blocked", Meets(EndCause::PppTimeout), kHearsNothing, "Q162847",
     "GRE passes from the server to the caller only; PPP begins and times out",
     "trace: the server's LCP Configure-Requests again and again, no answer to "
     "the caller's",
     "gre=from-server"},
    CauseRow{"packets-lost", Meets(EndCause::PppTimeout), {Ends(EndCause::PppTimeout, Phase::Establish),
                                                   Ends(EndCause::PppTimeout, Phase::Authenticate),
                                                   Ends(EndCause::PeerHangUp),
                                                   Ends(EndCause::PeerHangUp, Phase::Establish),
                                                   Ends(EndCause::PeerHangUp, Phase::Authenticate)}, "Q162847",
     "loss takes so many of PPP's packets that it does not finish in "
     "NegotiateTime; PPTPTcpMaxDataRetransmissions governs TCP alone and does not "
     "help",
     "trace: LCP again and again, gaps in the GRE sequence numbers",
     "gre=both|from-server loss=yes"},
    CauseRow{"restart-timer-short", Meets(EndCause::PppTimeout),
     {Ends(EndCause::PppTimeout, Phase::Establish), Ends(EndCause::PeerHangUp, Phase::Establish)}, "Q219353",
     "the round trip is longer than the restart timer; late duplicates restart "
     "LCP at either side; it never settles",
     "trace: LCP Configure-Requests and Acks cross for 150 s",
     "round-trip=long loss=no"},
    CauseRow{"log-on-unanswered", Meets(EndCause::PppTimeout),
     {Ends(EndCause::PppTimeout, Phase::Authenticate)}, "Q319116",
     "authentication is never answered",
     "trace: CHAP Challenge, and no more CHAP",
     "loss=no"},
    CauseRow{"nbfcp-waits", Meets(EndCause::PppTimeout), {Ends(EndCause::PeerHangUp)}, "Q163129",
     "NBFCP is never completed",
     "trace: NBFCP Configure-Requests without answer",
     "netbeui=yes loss=no password=right"},
    CauseRow{"too-few-requests", Meets(EndCause::PppTimeout), {Ends(EndCause::PppTimeout, Phase::Establish),
                                                       Ends(EndCause::PppTimeout),
                                                       Ends(EndCause::PeerHangUp),
                                                       Ends(EndCause::PeerHangUp, Phase::Establish),
                                                       Ends(EndCause::PppTimeout, Phase::Authenticate)}, "Q317212",
     "so many Configure-Requests in turn go without answer that PPP gives up, or NegotiateTime is over; "
     "MaxConfigure and MaxFailure say how many",
     "trace: LCP Configure-Requests of both sides, one every RestartTimer, as many as MaxConfigure",
     "gre=both|from-server loss=no|yes registry=set"},
    CauseRow{"peer-terminates", NotSimulated(719), {}, "",
     "no source in this model: the text alone, the other side ended PPP; callers here see 629 then",
     ""},
    CauseRow{"gre-blocked", Meets(EndCause::PeerSilent), kHearsNothing, "Q162847",
     "GRE is blocked both ways, by a device that may or may not say so, though a provider may "
     "use GRE inside; not one PPP frame arrives",
     "trace: GRE leaves, none arrives; perhaps ICMP Destination Unreachable that "
     "names a GRE frame (KB 888201 has the event of RRAS)",
     "gre=to-server|none|unreachable nat=no server-nat=no"},
    CauseRow{"nat-at-server", Meets(EndCause::PeerSilent), kHearsNothing, "Q162847",
     "a box with NAT in front of the server forwards TCP port 1723 and not GRE; its table has no "
     "entry for what either side sends, and drops it",
     "trace outside: GRE of the caller and nothing else; inside: GRE of the server and nothing else",
     "gre=to-server server-nat=yes nat=no"},
    CauseRow{"gre-from-server-blocked", Meets(EndCause::PeerSilent),
     {Ends(EndCause::PppTimeout, Phase::Establish)}, "Q162847",
     "GRE is blocked on the way from the server only; the server hears the caller, who does "
     "not hear the server",
     "trace: GRE leaves, none arrives, and no ICMP error either",
     "gre=to-server nat=no server-nat=no"},
    CauseRow{"own-firewall", Meets(EndCause::PeerSilent), kHearsNothing, "Q162847",
     "the caller's own firewall lets no GRE out, and perhaps none in",
     "trace: no GRE of the caller, perhaps ICMP errors, in front of the firewall perhaps GRE of "
     "the server",
     "gre=none|own-unreachable|from-server nat=no"},
    CauseRow{"own-firewall-inwards", Meets(EndCause::PeerSilent),
     {Ends(EndCause::PppTimeout, Phase::Establish)}, "Q162847",
     "the caller's own firewall lets GRE out and none in; the server hears the caller",
     "trace in front of that firewall: GRE both ways, yet the caller repeats himself",
     "gre=both nat=no"},
    CauseRow{"other-address", Meets(EndCause::PeerSilent), {Ends(EndCause::PppTimeout, Phase::Establish)}, "Q169831",
     "the server answers from another address than the one dialled",
     "trace: GRE arrives from an address that was not dialled",
     "gre=other-address"},
    CauseRow{"nat-without-gre", Meets(EndCause::PeerSilent), kHearsNothing, "Q234163",
     "address translation cannot carry GRE; PPP gets lost at the box",
     "trace: GRE of the caller on one side of the box, none on the other",
     "gre=to-server|none nat=alone|shared"},
    CauseRow{"nat-one-call", Meets(EndCause::PeerSilent), {Ends(EndCause::PppTimeout, Phase::Establish),
                                                   Ends(EndCause::PeerSilent, Phase::Establish)}, "Q234163",
     "address translation carries one call of GRE to an address; another machine behind it has it, or had "
     "it a while ago; PPP of the others gets lost at the box",
     "trace: GRE of the caller leaves, that of the server goes to his neighbour",
     "gre=to-server|none nat=shared"},
    CauseRow{"ndiswan-locked", Meets(EndCause::PeerSilent), {Ends(EndCause::PppTimeout, Phase::Establish)}, "Q219380",
     "a caller without PPP was here before; NDISWAN still holds the lock of this port; "
     "the server hears the caller and cannot send him a frame",
     "trace: bare acknowledgments of the server; the event log has the other caller's end "
     "before; until the machine is restarted",
     "gre=both|acknowledgments nat=no", true},
    CauseRow{"options-refused", Meets(EndCause::NotConverging), kGivesUpPpp, "Q317212",
     "PPP options are refused more often than MaxFailure allows",
     "trace: LCP Configure-Naks one after the other"},
    CauseRow{"link-terminated", NotSimulated(734), {}, "",
     "no source in this model: the text alone, LCP was terminated; of a VPN port of Windows NT 4.0 no "
     "article here names a cause. Callers here whose LCP the server terminates see 629",
     ""},
    CauseRow{"loopback", Meets(EndCause::Loopback), {}, "",
     "LCP sees its own magic number",
     ""},
};
// clang-format on

} // namespace

std::vector<CauseRow>
CausesOfPpp()
{
    return {kPppRows.begin(), kPppRows.end()};
}

} // namespace pptplab::sim::explain
