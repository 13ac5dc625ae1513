// SPDX-License-Identifier: GPL-2.0-only
#include "sim/formula/formula.h"

#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <iterator>
#include <stdexcept>

namespace pptplab::sim::formula
{

const std::vector<Formula>&
Formulas()
{
    static const std::vector<Formula> kFormulas = [] {
        std::vector<Formula> all;
        for (auto part : {ErlangFormulas(),
                          LossFormulas(),
                          OverflowFormulas(),
                          RedialFormulas(),
                          TransientFormulas(),
                          VaryingLoadFormulas(),
                          CleanUpFormulas(),
                          ServerFormulas()})
        {
            std::move(part.begin(), part.end(), std::back_inserter(all));
        }
        return all;
    }();
    return kFormulas;
}

const Formula&
FormulaNamed(const std::string& name)
{
    std::vector<std::string> names;
    for (const Formula& formula : Formulas())
    {
        if (formula.name == name)
        {
            return formula;
        }
        names.emplace_back(formula.name);
    }
    throw scenario::BadInput(
        fmt::format("formula {}: there is none of that name; the nearest is {}; "
                    "pptplab formula lists them all",
                    name,
                    scenario::Nearest(name, names)));
}

std::vector<Result>
Compute(const Formula& formula, const Given& given)
{
    try
    {
        return formula.compute(given);
    }
    catch (const std::domain_error& error)
    {
        throw scenario::BadInput(fmt::format("formula {}: {}", formula.name, error.what()));
    }
}

} // namespace pptplab::sim::formula
