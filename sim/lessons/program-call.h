// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LESSONS_PROGRAM_CALL_H
#define PPTPLAB_SIM_LESSONS_PROGRAM_CALL_H

#include <filesystem>
#include <string>
#include <vector>

namespace pptplab::sim::lessons
{

/// What a process of this program came to.
struct ProgramCall
{
    int code = 0; ///< its exit code; 128 and the signal's number, if one ended it
    std::string output;
    std::string errors;
};

/// Calls this very program with these words in `folder`, with `root` as the place of the
/// experiments and lines of 120 places. Throws WriteCutOff when no process can be had.
ProgramCall CallProgram(const std::vector<std::string>& words,
                        const std::filesystem::path& folder,
                        const std::filesystem::path& root);

} // namespace pptplab::sim::lessons

#endif
