// SPDX-License-Identifier: GPL-2.0-only
/// Experiment files of any content. A cell without a problem reads back from its resolved text.

#include "sim/experiment/experiment.h"

#include "sim/scenario/keys/resolved-text.h"

#include <cstdlib>

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size)
{
    using namespace pptplab::sim;
    try
    {
        const std::string text(octets, octets + size);
        const auto read = experiment::ReadExperiment(scenario::ParseDocument(text, "input.toml"));
        const reading::ScenarioReading cell = read.ReadCell({});
        const std::string resolved = scenario::ResolvedText(cell.scenario);
        const reading::ScenarioReading again =
            reading::ReadScenario(scenario::ParseDocument(resolved, "again.toml").root);
        if (!again.problems.empty() || scenario::ResolvedText(again.scenario) != resolved)
        {
            std::abort();
        }
    }
    catch (const pptplab::sim::scenario::BadInput&)
    {
        return 0;
    }
    return 0;
}
