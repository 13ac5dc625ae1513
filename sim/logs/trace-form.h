// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOGS_TRACE_FORM_H
#define PPTPLAB_SIM_LOGS_TRACE_FORM_H

#include "models/population/group.h"
#include "sim/scenario/forms/forms.h"

#include <memory>
#include <string>
#include <vector>

namespace pptplab::sim::logs
{

/// Calls that were observed: a table of sessions in a file, with or without words about its
/// columns, or [["0s", "30min", "tcpip+netbeui"]].
struct TraceForm
{
    struct Content
    {
        std::shared_ptr<const population::Trace> calls;
        std::vector<std::string> notes; ///< what was assumed and left out, a line each
    };

    scenario::Reading<Content> Read(const scenario::Value& value) const;
    scenario::Value Write(const population::Trace& trace) const;
    std::string Type() const { return "table"; }
    std::string Range() const;
};

} // namespace pptplab::sim::logs

#endif
