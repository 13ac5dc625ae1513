// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_TRACE_CONTROL_STREAM_H
#define PPTPLAB_ANALYSIS_TRACE_CONTROL_STREAM_H

#include "analysis/trace/internet.h"
#include "analysis/trace/row.h"
#include "models/pptp/message-cutter.h"

#include <cstdint>
#include <vector>

namespace pptplab::analysis
{

/// The control messages of one direction of a connection, as a capture shows it: segments may be
/// missing, late, or there twice. Holds at most the start of one message.
class ControlStream
{
  public:
    /// A layer for each message of the segment, or one that says what it holds else; none when it
    /// is empty.
    std::vector<Layer> Read(const TcpSegment& segment);

  private:
    std::vector<Layer> ReadAgain(ByteView octets) const;
    std::vector<Layer> ReadInOrder(ByteView octets);

    bool m_begun = false;     ///< m_next is known
    bool m_broken = false;    ///< a message was malformed: the next one cannot be found
    std::uint32_t m_next = 0; ///< sequence number that continues the stream
    pptp::MessageCutter m_cutter;
};

} // namespace pptplab::analysis

#endif
