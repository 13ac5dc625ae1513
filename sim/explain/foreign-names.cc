// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/foreign-names.h"

#include "models/dialer/ras-error.h"
#include "sim/explain/few.h"
#include "sim/scenario/values/letters.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <charconv>

namespace pptplab::sim::explain
{

namespace
{

using Errors = Few<std::uint16_t, 3>;

/// Errors that Windows NT 4.0 has not, by Microsoft's lists for later releases (KB 923944).
struct Later
{
    std::uint32_t number;
    std::string_view note;
    Errors errors;
};

// clang-format off
constexpr std::array kLater = {
    Later{769, "the destination cannot be reached: no way to the server", {650}},
    Later{781, "the strength of encryption that is demanded is not there", {741, 742}},
    Later{789, "of L2TP alone, which Windows NT 4.0 has not", {}},
    Later{800, "no tunnel comes about: the server is not reached, does not listen, or something blocks it",
          {650, 678, 721}},
    Later{806, "the control connection is there, and GRE (IP protocol 47) does not come through", {721}},
    Later{807, "the connection is interrupted on the way, or the server has no room for it", {650, 676}},
    Later{809, "the server does not answer: TCP port 1723 is blocked on the way", {650}},
    Later{812, "the server's policy denies the log-on, or the way to log on", {649, 629}},
    Later{868, "the name of the server is not found", {650}},
};

/// A part of a line of pppd 2.3 to 2.5 or of pptp, in small letters.
struct Line
{
    std::string_view part;
    std::string_view who;
    std::string_view note;
    Errors errors;
};

constexpr std::array kLines = {
    Line{"lcp: timeout sending config-requests", "pppd",
         "not one answer to LCP: GRE does not come through", {721, 718}},
    Line{"ccp: timeout sending config-requests", "pppd", "encryption is never agreed on", {742, 718}},
    Line{"ipcp: timeout sending config-requests", "pppd", "IPCP is never answered", {718, 733}},
    Line{"timeout sending config-requests", "pppd", "a control protocol of PPP is never answered", {718}},
    Line{"mppe required", "pppd", "encryption is demanded and not agreed on", {742, 741, 629}},
    Line{"chap authentication failed", "pppd", "the log-on failed", {691, 649}},
    Line{"pap authentication failed", "pppd", "the log-on failed", {691, 649}},
    Line{"peer refused to authenticate", "pppd", "no way to log on in common", {629, 645}},
    Line{"peer is not authorized", "pppd", "the user may not log on", {649, 691}},
    Line{"could not determine remote ip address", "pppd", "the server named no address", {733}},
    Line{"no network protocols running", "pppd", "no network protocol in common", {733, 720}},
    Line{"lcp terminated by peer", "pppd", "the server ended PPP", {629}},
    Line{"serial line is looped back", "pppd", "its own magic number came back", {737}},
    Line{"no response to", "pppd", "LCP echoes go unanswered: the session was up before", {721}},
    Line{"connection refused", "pptp", "nobody listens on TCP port 1723, or a firewall answers", {678}},
    Line{"connection timed out", "pptp", "TCP port 1723 is dropped, or nobody is there", {650}},
    Line{"no route to host", "pptp", "a router answers the SYN with an ICMP error", {650}},
    Line{"received stop control connection", "pptp", "the server ended the control connection", {629}},
    Line{"call manager exited", "pptp", "the control connection ended before the call came about", {650, 676, 678}},
    Line{"modem hangup", "pppd", "the tunnel's process ended; the line before it says why", {629}},
};
// clang-format on

/// The number of "E=649" somewhere in the words (RFC 2433 section 8).
std::optional<std::uint16_t>
FailureNumber(const std::string& words)
{
    const std::size_t at = words.find("e=");
    if (at == std::string::npos ||
        (at > 0 && std::isalpha(static_cast<unsigned char>(words[at - 1])) != 0))
    {
        return std::nullopt;
    }
    std::uint16_t number = 0;
    const char* first = words.data() + at + 2;
    const auto [end, fault] = std::from_chars(first, words.data() + words.size(), number);
    const bool known = fault == std::errc{} && dialer::CallerErrorText(number).has_value();
    return known ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<ForeignName>
LaterNumber(std::uint32_t number)
{
    for (const Later& later : kLater)
    {
        if (later.number == number)
        {
            return ForeignName{fmt::format("error {}", number),
                               "Windows 2000 and later",
                               {later.errors.begin(), later.errors.end()},
                               std::string(later.note)};
        }
    }
    return std::nullopt;
}

std::optional<ForeignName>
FindForeignName(const std::string& words)
{
    const std::string small = scenario::InSmallLetters(words);
    if (const auto number = FailureNumber(small))
    {
        return ForeignName{words,
                           "an MS-CHAP Failure (RFC 2433)",
                           {*number},
                           "the server names the error that its caller shows"};
    }
    for (const Line& line : kLines)
    {
        if (small.find(line.part) != std::string::npos)
        {
            return ForeignName{words,
                               std::string(line.who),
                               {line.errors.begin(), line.errors.end()},
                               std::string(line.note)};
        }
    }
    return std::nullopt;
}

} // namespace pptplab::sim::explain
