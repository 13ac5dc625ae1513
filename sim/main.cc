// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/program.h"

int
main(int argc, char** argv)
{
    return pptplab::sim::commands::RunProgram(argc, argv);
}
