// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_MESSAGE_CUTTER_H
#define PPTPLAB_MODELS_PPTP_MESSAGE_CUTTER_H

#include "models/base/bytes.h"
#include "models/base/result.h"
#include "models/pptp/message.h"

#include <cstddef>
#include <optional>

namespace pptplab::pptp
{

/// Cuts whole control messages out of what TCP delivers. Holds at most the start of one message
/// beyond what it was fed last. After an error the connection has to be closed (RFC 2637 1.4.1
/// gives no way to find the next message); the cutter then repeats the error.
class MessageCutter
{
  public:
    void Feed(ByteView octets);

    /// The next whole message, none when more octets are needed.
    Result<std::optional<ControlMessage>, WireError> Next();

  private:
    Octets m_pending;
    std::size_t m_consumed = 0; ///< octets of m_pending that were cut off
};

} // namespace pptplab::pptp

#endif
