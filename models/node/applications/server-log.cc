// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/server-log.h"

namespace pptplab::node
{

void
ServerLog::Write(const ras::Event& event) const
{
    if (!m_trace.IsEmpty())
    {
        m_trace(ras::EventId(event.kind, m_product), ras::EventText(event));
    }
}

} // namespace pptplab::node
