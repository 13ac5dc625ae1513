// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/exact-form.h"

#include <utility>

namespace pptplab::sim::run
{

ExactForm
Unknown(std::string why)
{
    ExactForm form;
    form.why = std::move(why);
    return form;
}

ExactForm
FormOf(std::string name, double noPort, double cleanup)
{
    ExactForm form;
    form.name = std::move(name);
    form.values = {{"refused", noPort + cleanup},
                   {"refused.no-port", noPort},
                   {"refused.cleanup", cleanup},
                   {"connected", 1 - noPort - cleanup}};
    return form;
}

} // namespace pptplab::sim::run
