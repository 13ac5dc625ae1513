// SPDX-License-Identifier: GPL-2.0-only
#include "models/pptp/message-cutter.h"

namespace pptplab::pptp
{

void
MessageCutter::Feed(ByteView octets)
{
    m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(m_consumed));
    m_consumed = 0;
    ByteWriter(m_pending).View(octets);
}

Result<std::optional<ControlMessage>, WireError>
MessageCutter::Next()
{
    const ByteView rest = ByteView(m_pending).Part(m_consumed);
    const auto length = MessageLength(rest);
    if (!length && length.Error() != WireError::Truncated)
    {
        return Failure{length.Error()};
    }
    if (!length || rest.size() < length.Value())
    {
        return std::optional<ControlMessage>();
    }
    const auto message = Decode(rest.Part(0, length.Value()));
    assert(message.Ok());
    m_consumed += length.Value();
    return std::optional<ControlMessage>(message.Value());
}

} // namespace pptplab::pptp
