// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_PRINTABLE_OUTPUT_H
#define PPTPLAB_SIM_COMMANDS_PRINTABLE_OUTPUT_H

#include "sim/commands/output-filter.h"

#include <ostream>
#include <string>
#include <string_view>

namespace pptplab::sim::commands
{

/// As long as it lives, what a stream writes is printable (models/base/printable.h): a name in
/// somebody's file, map or database cannot move the cursor or turn the text around. Line ends,
/// tabs and carriage returns pass: who prints a table minds the first, progress uses the last.
class PrintableOutput final : public OutputFilter
{
  public:
    explicit PrintableOutput(std::ostream& stream) : OutputFilter(stream) {}

  private:
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;
    bool Put(std::string_view text);

    std::string m_begun; ///< of a character whose other octets are to come
};

} // namespace pptplab::sim::commands

#endif
