// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_CAPACITY_QUESTION_H
#define PPTPLAB_SIM_COMMANDS_CAPACITY_QUESTION_H

#include "sim/capacity/dimensioning.h"
#include "sim/workers/worker-pool.h"

#include <string>

namespace pptplab::sim::commands
{

/// The words given to `capacity`, as they were written; empty: not given.
struct CapacityOptions
{
    std::string users;
    std::string ports;
    std::string grade;
    std::string erlangs;
    std::string callsPerHour;
    std::string holding = R"({ exponential = "30min" })";
    std::string setup = "0s";
    std::string cleanup = R"({ uniform = ["3s", "5s"] })";
    std::string netbeuiShare = "0";
    std::string redial;
    std::string redialPause;
    std::string redialTries;
    std::string servicePack = "sp3";
    std::string hunt = "lowest";
    std::string spread;
    bool finite = false;
    std::string rate = "33.6kbps";
    std::string datagram = "576";
    std::string precision = "5%";
    std::string seed = "1";
    bool clear = false;
    std::string out;
    bool json = false;
    bool formula = false; ///< nothing else
    unsigned jobs = workers::AvailableProcessors();
};

/// What they ask for. Throws BadInput.
capacity::Question QuestionOf(const CapacityOptions& options);

} // namespace pptplab::sim::commands

#endif
