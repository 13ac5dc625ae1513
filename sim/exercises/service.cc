// SPDX-License-Identifier: GPL-2.0-only
#include "sim/exercises/service.h"

#include "analysis/queueing/erlang.h"

// Searches by Erlang B itself: the exercises are small, and continuous-erlang.h, which solves at
// once, would take Boost's functions into the classroom's page.

namespace pptplab::sim::exercises
{

int
FewestPorts(double load, double grade)
{
    int ports = 0;
    while (analysis::ErlangB(load, ports) > grade)
    {
        ++ports;
    }
    return ports;
}

int
MostUsers(double load, int ports, double grade)
{
    int users = 0;
    while (analysis::ErlangB(load * (users + 1), ports) <= grade)
    {
        ++users;
    }
    return users;
}

} // namespace pptplab::sim::exercises
