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
        const Experiment experiment = ReadExperiment(ParseDocument(text, "input.toml"));
        const ScenarioReading reading = experiment.ReadCell({});
        const std::string resolved = ResolvedText(reading.scenario);
        const ScenarioReading again = ReadScenario(ParseDocument(resolved, "again.toml").root);
        if (!again.problems.empty() || ResolvedText(again.scenario) != resolved)
        {
            std::abort();
        }
    }
    catch (const BadInput&)
    {
        return 0;
    }
    return 0;
}
