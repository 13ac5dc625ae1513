// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_PROGRAM_H
#define PPTPLAB_SIM_COMMANDS_PROGRAM_H

namespace pptplab::sim::commands
{

/// The whole program: parses, acts, and turns every exception into one message and an exit code.
int RunProgram(int argc, char** argv);

} // namespace pptplab::sim::commands

#endif
