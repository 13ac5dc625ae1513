// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_OUTPUT_FILTER_H
#define PPTPLAB_SIM_COMMANDS_OUTPUT_FILTER_H

#include <ostream>
#include <streambuf>
#include <string_view>

namespace pptplab::sim::commands
{

/// As long as it lives, it stands between a stream and what that wrote to before: derived classes
/// say in xsputn() what passes. They nest.
class OutputFilter : public std::streambuf
{
  public:
    OutputFilter(const OutputFilter&) = delete;
    OutputFilter& operator=(const OutputFilter&) = delete;
    ~OutputFilter() override;

  protected:
    explicit OutputFilter(std::ostream& stream);

    /// Writes to where the stream wrote before. False when it could not.
    bool Pass(std::string_view text);

    /// For destructors, whose text nobody can refuse: the stream is bad from now on.
    void Fail() { m_stream.setstate(std::ios_base::badbit); }

    std::streamsize xsputn(const char* text, std::streamsize size) override = 0;
    int_type overflow(int_type letter) override;
    int sync() override;

  private:
    std::ostream& m_stream;
    std::streambuf* m_target;
};

} // namespace pptplab::sim::commands

#endif
