// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_SYMPTOM_WALK_H
#define PPTPLAB_SIM_EXPLAIN_SYMPTOM_WALK_H

#include "sim/explain/cause.h"
#include "sim/explain/few.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::explain
{

/// What somebody has found out about a call that fails, by symptom: {"ping", "yes"}.
using Symptoms = std::map<std::string, std::string>;

/// What Q162847 says about one answer to a test.
struct Answer
{
    std::string_view value;
    std::string_view meaning;
};

/// One test of Q162847, or a question beyond it.
struct Test
{
    std::string_view symptom; ///< name of what is tested
    std::string_view what;    ///< the thing to do, in words
    Few<Answer, 8> answers;
};

/// The tests in the article's own order, and then what else parts causes.
const std::vector<Test>& Tests();

/// A test, and what is known of it.
struct WalkStep
{
    const Test* test = nullptr;
    std::string answer; ///< empty when nothing is told of it
    std::string_view meaning;
};

/// A cause that nothing told speaks against.
struct Suspect
{
    const Cause* cause = nullptr;
    std::size_t matches = 0; ///< symptoms that speak for it
};

/// One answer left out of those told, and the causes that the others leave.
struct Relaxation
{
    std::string symptom;
    std::string answer;
    std::vector<Suspect> suspects; ///< the likeliest first, at least one
};

struct Walk
{
    std::vector<WalkStep> steps;
    std::vector<Suspect> suspects;   ///< the likeliest first
    std::vector<Relaxation> without; ///< answers to leave out when there is no suspect
    const Test* next = nullptr;      ///< the first untold test that parts the suspects; none left
};

/// "ping=no", "error=721", ... Throws BadInput for an unknown symptom or answer, which names the
/// nearest, for an error or event that no VPN port can meet, and for a symptom told twice.
Symptoms ReadSymptoms(const std::vector<std::string>& words);

Walk WalkThrough(const Symptoms& symptoms);

} // namespace pptplab::sim::explain

#endif
