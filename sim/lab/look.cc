// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lab/bench.h"

#include <fmt/format.h>

namespace pptplab::sim::lab
{

namespace
{

/// One digit a port: idle, connecting, connected, in clean-up, lost.
std::string
DigitsOf(const ras::PortPool& ports)
{
    std::string digits;
    for (std::uint32_t port = 0; port < ports.Size(); ++port)
    {
        digits += static_cast<char>('0' + static_cast<int>(ports.StateOf({port})));
    }
    return digits;
}

std::string
ShareText(const std::optional<analysis::Estimate>& share)
{
    return share ? fmt::format(R"({{"value":{:.9g},"low":{:.9g},"high":{:.9g}}})",
                               share->value,
                               share->low,
                               share->high)
                 : "null";
}

std::string
RefusedText(const std::vector<RefusedCall>& refused, Duration warmUp)
{
    std::string text;
    for (const RefusedCall& call : refused)
    {
        text += fmt::format(R"({}{{"at":{:.9g},"why":"{}","port":{},"redials":{}}})",
                            text.empty() ? "" : ",",
                            ToSeconds(call.at - warmUp),
                            NameOf(call.outcome),
                            call.by ? std::to_string(call.by->index + 1) : "null",
                            call.redials);
    }
    return text;
}

std::string
StormText(const std::optional<Storm>& storm, Duration warmUp)
{
    return storm ? fmt::format(R"({{"at":{:.9g},"lost":{},"back":{},"gaveUp":{},"refused":{},)"
                               R"("lastBack":{:.9g}}})",
                               ToSeconds(storm->at - warmUp),
                               storm->lost,
                               storm->isBack,
                               storm->gaveUp,
                               storm->refused,
                               ToSeconds(storm->lastBack))
                 : "null";
}

} // namespace

std::string
Bench::Look()
{
    // The exact time as a text, since a number of JSON need not hold it.
    std::string text = fmt::format(
        R"({{"now":{:.15g},"nanoseconds":"{}","sides":[)", ToSeconds(Now()), Now().count());
    for (Side& side : m_sides)
    {
        const Counts& counts = side.Counted();
        text += text.back() == '[' ? "" : ",";
        text +=
            fmt::format(R"({{"level":"{}","offered":{},"connected":{},"noPort":{},"cleanUp":{},)"
                        R"("callers":{},"lost":{},"attempts":{},"fingerprint":"{:016x}",)",
                        ras::kServicePackNames[static_cast<std::size_t>(side.Level())],
                        counts.offered,
                        counts.connected,
                        counts.noPort,
                        counts.cleanUp,
                        counts.callers,
                        counts.lost,
                        side.Attempts(),
                        side.Fingerprint());
        text += fmt::format(R"("share":{},"ports":"{}","refused":[{}],"storm":{}}})",
                            ShareText(side.Refused(Now())),
                            DigitsOf(side.Ports()),
                            RefusedText(side.TakeRefused(), m_warmUp),
                            StormText(side.LastStorm(), m_warmUp));
    }
    return text + "]}";
}

} // namespace pptplab::sim::lab
