// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_PRINTABLE_OUTPUT_H
#define PPTPLAB_SIM_COMMANDS_PRINTABLE_OUTPUT_H

#include <ostream>
#include <streambuf>
#include <string>

namespace pptplab::sim::commands
{

/// As long as it lives, what a stream writes is printable (models/base/printable.h): a name in
/// somebody's file, map or database cannot move the cursor or turn the text around. Line ends,
/// tabs and carriage returns pass: who prints a table minds the first, progress uses the last.
class PrintableOutput : public std::streambuf
{
  public:
    explicit PrintableOutput(std::ostream& stream);
    ~PrintableOutput() override;

    PrintableOutput(const PrintableOutput&) = delete;
    PrintableOutput& operator=(const PrintableOutput&) = delete;

  protected:
    int_type overflow(int_type letter) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;

  private:
    bool Put(std::string_view text);

    std::ostream& m_stream;
    std::streambuf* m_target;
    std::string m_begun; ///< of a character whose other octets are to come
};

} // namespace pptplab::sim::commands

#endif
