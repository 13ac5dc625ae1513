// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_FOLDED_OUTPUT_H
#define PPTPLAB_SIM_COMMANDS_FOLDED_OUTPUT_H

#include "sim/commands/output-filter.h"

#include <cstddef>
#include <ostream>
#include <string>

namespace pptplab::sim::commands
{

/// Places of a line of text for people on standard output: COLUMNS, else the terminal's width, else
/// 80 on a terminal that does not tell and 120 where there is none.
std::size_t LineWidth();

/// As long as it lives, lines of a text for people fold as LineWidth() wants (analysis/report/
/// lines.h). A line is written when it is complete. Not for what programs read.
class FoldedOutput final : public OutputFilter
{
  public:
    /// Not `forPeople`, as with --json: lines stay as they are.
    explicit FoldedOutput(std::ostream& stream, bool forPeople = true);
    ~FoldedOutput() override;

    FoldedOutput(const FoldedOutput&) = delete;
    FoldedOutput& operator=(const FoldedOutput&) = delete;

  private:
    std::streamsize xsputn(const char* text, std::streamsize size) override;

    std::size_t m_width;
    std::string m_begun; ///< of a line whose end is to come
};

} // namespace pptplab::sim::commands

#endif
