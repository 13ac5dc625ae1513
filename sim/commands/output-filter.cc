// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/output-filter.h"

namespace pptplab::sim::commands
{

OutputFilter::OutputFilter(std::ostream& stream) : m_stream(stream), m_target(stream.rdbuf(this)) {}

OutputFilter::~OutputFilter()
{
    const auto state = m_stream.rdstate();
    m_stream.rdbuf(m_target); // clears the state
    m_stream.setstate(state);
}

bool
OutputFilter::Pass(std::string_view text)
{
    const auto size = static_cast<std::streamsize>(text.size());
    return m_target->sputn(text.data(), size) == size;
}

OutputFilter::int_type
OutputFilter::overflow(int_type letter)
{
    if (traits_type::eq_int_type(letter, traits_type::eof()))
    {
        return traits_type::not_eof(letter);
    }
    const char octet = traits_type::to_char_type(letter);
    return xsputn(&octet, 1) == 1 ? letter : traits_type::eof();
}

int
OutputFilter::sync()
{
    return m_target->pubsync();
}

} // namespace pptplab::sim::commands
