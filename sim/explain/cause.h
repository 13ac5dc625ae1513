// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_CAUSE_H
#define PPTPLAB_SIM_EXPLAIN_CAUSE_H

#include "models/base/outcome.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::explain
{

/// An entry of the event log by its two numbers.
struct EventNumbers
{
    std::uint32_t ras = 0;
    std::uint32_t rras = 0;
};

/// One way in which a call comes to its end: what a caller sees of it, what the server writes, and
/// where to look. Numbers and outcome are those of the models (cause-row.h).
struct Cause
{
    std::string_view name;             ///< "gre-blocked": no other's
    std::uint16_t error = 0;           ///< RAS error of the caller; 0 when he sees none
    std::optional<Outcome> outcome;    ///< how a run counts it; none when it is not simulated
    std::vector<EventNumbers> events;  ///< one of these; empty when the server writes nothing
    bool mayWriteNothing = true;       ///< instead of an event
    std::optional<bool> authenticated; ///< whether the log-on is over by then; none: either
    std::string_view article;          ///< empty: what NT or an RFC has
    std::string_view chain;            ///< steps from cause to symptom, parted by "; "
    std::string_view evidence;         ///< what a trace or a log shows of it
    /// Answers of the walk (symptom-walk.h): "ping=yes gre=none|to-server".
    std::string symptoms;
    bool rare = false; ///< others with this error come before it
};

const std::vector<Cause>& Causes();

/// Where in a dial an error number belongs: "PPP", "the phone book", ...
std::string_view AreaOf(std::uint16_t error);

} // namespace pptplab::sim::explain

#endif
