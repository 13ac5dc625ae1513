// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/symptom-walk.h"

#include "sim/explain/foreign-names.h"
#include "sim/explain/known-numbers.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace pptplab::sim::explain
{

namespace
{

constexpr std::string_view kError = "error";
constexpr std::string_view kEvent = "event";
constexpr std::string_view kData = "data";

std::vector<std::string>
Split(std::string_view text, char at)
{
    std::vector<std::string> parts;
    while (!text.empty())
    {
        const std::size_t end = text.find(at);
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return parts;
}

const Test*
TestOf(std::string_view symptom)
{
    const auto& tests = Tests();
    const auto found = std::find_if(tests.begin(), tests.end(), [symptom](const Test& each) {
        return each.symptom == symptom;
    });
    return found == tests.end() ? nullptr : &*found;
}

/// What a cause lets one see of a test; empty when it does not matter.
std::vector<std::string>
AnswersOf(const Cause& cause, std::string_view symptom)
{
    for (const std::string& each : Split(cause.symptoms, ' '))
    {
        const std::size_t sign = each.find('=');
        if (std::string_view(each).substr(0, sign) == symptom)
        {
            return Split(std::string_view(each).substr(sign + 1), '|');
        }
    }
    return {};
}

bool
Contains(const std::vector<std::string>& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::uint32_t
NumberOf(const std::string& text)
{
    const auto number = NumberIn(text);
    if (!number)
    {
        throw scenario::BadInput(
            fmt::format("--symptom: {} must be a number", scenario::Quoted(text)));
    }
    return *number;
}

bool
IsOf(std::uint32_t number, ras::EventKind kind)
{
    const auto kinds = ras::EventKindsOf(number);
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// Whether a server would have written that event; none when it says nothing of the cause.
std::optional<bool>
SpeaksForEvent(const Cause& cause, std::uint32_t number)
{
    const bool written =
        std::any_of(cause.events.begin(), cause.events.end(), [number](const EventNumbers& event) {
            return event.ras == number || event.rras == number;
        });
    if (!written && IsOf(number, ras::EventKind::Authenticated))
    {
        return cause.authenticated;
    }
    if (!written && IsOf(number, ras::EventKind::AddressOfServer))
    {
        return std::nullopt;
    }
    return written;
}

/// Whether one symptom speaks for the cause; none when it is indifferent.
std::optional<bool>
SpeaksFor(const Cause& cause, const std::string& name, const std::string& answer)
{
    if (name == kError)
    {
        const std::uint32_t number = NumberOf(answer);
        const auto later = LaterNumber(number);
        return later ? std::find(later->errors.begin(), later->errors.end(), cause.error) !=
                           later->errors.end()
                     : cause.error == number;
    }
    if (name == kEvent)
    {
        return SpeaksForEvent(cause, NumberOf(answer));
    }
    if (name == kData && cause.error != 0)
    {
        return false; // only who is connected can say
    }
    const auto answers = AnswersOf(cause, name);
    return answers.empty() ? std::nullopt : std::optional(Contains(answers, answer));
}

/// How many of the symptoms speak for the cause; none when one speaks against it.
std::optional<std::size_t>
MatchesOf(const Cause& cause, const Symptoms& symptoms)
{
    std::size_t matches = 0;
    for (const auto& [name, answer] : symptoms)
    {
        const auto speaks = SpeaksFor(cause, name, answer);
        if (speaks == false)
        {
            return std::nullopt;
        }
        matches += speaks ? 1 : 0;
    }
    return matches;
}

/// What a cause lets one see of a test, the event log included.
std::vector<std::string>
SeenOf(const Cause& cause, std::string_view symptom)
{
    if (symptom != kEvent)
    {
        return AnswersOf(cause, symptom);
    }
    std::vector<std::string> numbers;
    numbers.reserve(cause.events.size());
    for (const EventNumbers& event : cause.events)
    {
        numbers.push_back(std::to_string(event.ras));
    }
    return numbers;
}

/// Whether the test tells some suspects from others.
bool
Parts(const Test& test, const std::vector<Suspect>& suspects)
{
    return std::any_of(suspects.begin(), suspects.end(), [&](const Suspect& each) {
        return SeenOf(*each.cause, test.symptom) != SeenOf(*suspects.front().cause, test.symptom);
    });
}

/// The likelier first: what speaks for it, less what is rare.
bool
IsLikelier(const Suspect& a, const Suspect& b)
{
    const auto weight = [](const Suspect& suspect) {
        return 2 * suspect.matches + (suspect.cause->rare ? 0 : 1);
    };
    return weight(a) > weight(b);
}

std::vector<std::string>
NamesOfTests()
{
    std::vector<std::string> names;
    for (const Test& test : Tests())
    {
        names.emplace_back(test.symptom);
    }
    return names;
}

void
CheckAnswer(const std::string& symptom, const std::string& answer)
{
    const Test* test = TestOf(symptom);
    const std::string asked = fmt::format("--symptom {}={}", symptom, answer);
    if (symptom == kError)
    {
        const std::uint32_t number = NumberOf(answer);
        if (number != 0 && !LaterNumber(number)) // 0: none
        {
            ErrorText(asked, number);
        }
        return;
    }
    if (symptom == kEvent)
    {
        EventKinds(asked, NumberOf(answer));
        return;
    }
    if (test == nullptr)
    {
        const auto names = NamesOfTests();
        throw scenario::BadInput(
            fmt::format("--symptom {}: no such test; there are {}; the nearest is {}",
                        symptom,
                        scenario::Joined(names),
                        scenario::Nearest(symptom, names)));
    }
    std::vector<std::string> known;
    known.reserve(test->answers.size());
    for (const Answer& each : test->answers)
    {
        known.emplace_back(each.value);
    }
    if (!Contains(known, answer))
    {
        throw scenario::BadInput(
            fmt::format("{}: must be one of {}", asked, scenario::Joined(known)));
    }
}

std::vector<Suspect>
SuspectsOf(const Symptoms& symptoms)
{
    std::vector<Suspect> suspects;
    for (const Cause& cause : Causes())
    {
        if (const auto matches = MatchesOf(cause, symptoms))
        {
            suspects.push_back({&cause, *matches});
        }
    }
    std::stable_sort(suspects.begin(), suspects.end(), IsLikelier);
    return suspects;
}

std::vector<Relaxation>
Relaxed(const Symptoms& symptoms)
{
    std::vector<Relaxation> all;
    for (const auto& told : symptoms)
    {
        Symptoms others = symptoms;
        others.erase(told.first);
        auto suspects = others.empty() ? std::vector<Suspect>() : SuspectsOf(others);
        if (!suspects.empty())
        {
            all.push_back({told.first, told.second, std::move(suspects)});
        }
    }
    return all;
}

} // namespace

Symptoms
ReadSymptoms(const std::vector<std::string>& words)
{
    Symptoms symptoms;
    for (const std::string& word : words)
    {
        const std::size_t sign = word.find('=');
        if (sign == std::string::npos)
        {
            throw scenario::BadInput(
                fmt::format("--symptom {}: must be NAME=ANSWER, such as ping=yes", word));
        }
        const std::string name = word.substr(0, sign);
        CheckAnswer(name, word.substr(sign + 1));
        if (!symptoms.emplace(name, word.substr(sign + 1)).second)
        {
            throw scenario::BadInput(fmt::format("--symptom {}: told twice", name));
        }
    }
    return symptoms;
}

Walk
WalkThrough(const Symptoms& symptoms)
{
    Walk walk;
    walk.suspects = SuspectsOf(symptoms);
    if (walk.suspects.empty())
    {
        walk.without = Relaxed(symptoms);
    }
    for (const Test& test : Tests())
    {
        WalkStep step{&test, {}, {}};
        const auto told = symptoms.find(std::string(test.symptom));
        if (told != symptoms.end())
        {
            step.answer = told->second;
            for (const Answer& answer : test.answers)
            {
                step.meaning = answer.value == step.answer ? answer.meaning : step.meaning;
            }
        }
        else if (walk.next == nullptr && (test.symptom == kError || Parts(test, walk.suspects)) &&
                 !walk.suspects.empty())
        {
            walk.next = &test;
        }
        walk.steps.push_back(std::move(step));
    }
    return walk;
}

} // namespace pptplab::sim::explain
