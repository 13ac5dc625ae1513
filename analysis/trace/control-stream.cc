// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/control-stream.h"

#include "analysis/trace/control-layer.h"

#include <fmt/format.h>

namespace pptplab::analysis
{

namespace
{

Layer
Remark(const std::string& text, std::size_t length)
{
    Layer layer{"PPTP", fmt::format("{}, {} octets", text, length)};
    layer.fields["length"] = length;
    return layer;
}

/// Whole messages at the front of what `cutter` has.
std::vector<Layer>
Cut(pptp::MessageCutter& cutter, bool& broken)
{
    std::vector<Layer> layers;
    for (;;)
    {
        const auto next = cutter.Next();
        if (!next)
        {
            layers.push_back(BrokenControlLayer(next.Error()));
            broken = true;
            return layers;
        }
        if (!next.Value())
        {
            return layers;
        }
        layers.push_back(ControlLayer(*next.Value()));
    }
}

bool
BeginsMessage(ByteView octets)
{
    return pptp::MessageLength(octets).Ok();
}

} // namespace

std::vector<Layer>
ControlStream::Read(const TcpSegment& segment)
{
    if ((segment.flags & TcpSegment::kSyn) != 0)
    {
        *this = ControlStream();
        m_begun = true;
        m_next = segment.sequence + 1;
    }
    const ByteView octets = segment.payload;
    if (octets.empty())
    {
        return {};
    }
    const auto ahead = static_cast<std::int32_t>(segment.sequence - m_next);
    if (m_begun && ahead < 0)
    {
        const auto known = static_cast<std::size_t>(-static_cast<std::int64_t>(ahead));
        return known >= octets.size() ? ReadAgain(octets) : ReadInOrder(octets.Part(known));
    }
    if (!m_begun || ahead > 0)
    {
        // The capture began later or lost a segment: read on where a message begins.
        m_begun = BeginsMessage(octets);
        m_cutter = pptp::MessageCutter();
        m_next = segment.sequence;
        if (!m_begun)
        {
            return {Remark("the octets before are not in the capture", octets.size())};
        }
    }
    return ReadInOrder(octets);
}

std::vector<Layer>
ControlStream::ReadAgain(ByteView octets) const
{
    pptp::MessageCutter cutter;
    bool broken = !BeginsMessage(octets);
    std::vector<Layer> layers;
    if (!broken)
    {
        cutter.Feed(octets);
        layers = Cut(cutter, broken);
    }
    if (broken || layers.empty())
    {
        return {Remark("sent again", octets.size())};
    }
    layers.front().fields["again"] = true;
    layers.front().summary = "again: " + layers.front().summary;
    return layers;
}

std::vector<Layer>
ControlStream::ReadInOrder(ByteView octets)
{
    m_next += static_cast<std::uint32_t>(octets.size());
    if (m_broken)
    {
        return {Remark("not read, a message before is malformed", octets.size())};
    }
    m_cutter.Feed(octets);
    auto layers = Cut(m_cutter, m_broken);
    if (layers.empty())
    {
        layers.push_back(Remark("part of a message", octets.size()));
    }
    return layers;
}

} // namespace pptplab::analysis
