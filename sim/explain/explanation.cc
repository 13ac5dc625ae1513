// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/explanation.h"

#include "sim/explain/foreign-names.h"
#include "sim/explain/known-numbers.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/letters.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace pptplab::sim::explain
{

namespace
{

/// RAS errors end below 1000, events of the Remote Access Service begin with 20000; articles have
/// more digits.
constexpr std::uint32_t kFirstEvent = 1000;
constexpr std::uint32_t kFirstArticle = 100'000;

/// The experiments that show an article of the causes, or that meet their outcomes.
std::vector<std::string>
ShownBy(const std::vector<const Cause*>& causes,
        const std::vector<experiment::CatalogueEntry>& experiments)
{
    std::vector<std::string> names;
    for (const experiment::CatalogueEntry& entry : experiments)
    {
        const bool shows = std::any_of(causes.begin(), causes.end(), [&](const Cause* cause) {
            return cause->outcome && entry.Meets(*cause->outcome);
        });
        if (shows)
        {
            names.push_back(entry.name);
        }
    }
    return names;
}

template <typename Predicate>
std::vector<const Cause*>
CausesWhere(Predicate holds)
{
    std::vector<const Cause*> causes;
    for (const Cause& cause : Causes())
    {
        if (holds(cause))
        {
            causes.push_back(&cause);
        }
    }
    return causes;
}

Explanation
ExplainError(std::uint16_t number, const std::vector<experiment::CatalogueEntry>& experiments)
{
    Explanation explanation;
    explanation.subject = fmt::format("error {}", number);
    explanation.text = ErrorText(fmt::format("explain {}", number), number);
    explanation.area = AreaOf(number);
    explanation.causes = CausesWhere([=](const Cause& cause) { return cause.error == number; });
    explanation.experiments = ShownBy(explanation.causes, experiments);
    return explanation;
}

/// What means the same here, and its causes.
Explanation
ExplainForeign(const ForeignName& name, const std::vector<experiment::CatalogueEntry>& experiments)
{
    Explanation explanation;
    explanation.subject = fmt::format("{} ({})", name.text, name.who);
    explanation.text = name.note;
    for (const std::uint16_t error : name.errors)
    {
        explanation.here += fmt::format("{}error {}: {}",
                                        explanation.here.empty() ? "" : " | ",
                                        error,
                                        ErrorText(name.text, error));
        const auto causes = CausesWhere([=](const Cause& cause) { return cause.error == error; });
        explanation.causes.insert(explanation.causes.end(), causes.begin(), causes.end());
    }
    explanation.here = explanation.here.empty() ? "nothing" : explanation.here;
    explanation.experiments = ShownBy(explanation.causes, experiments);
    return explanation;
}

Explanation
ExplainEvent(std::uint32_t number, const std::vector<experiment::CatalogueEntry>& experiments)
{
    Explanation explanation;
    const auto kinds = EventKinds(fmt::format("explain {}", number), number);
    explanation.subject = fmt::format("event {}", number);
    explanation.area = "the event log of the server";
    for (const ras::EventKind kind : kinds)
    {
        const bool ras = ras::EventId(kind, ras::Product::Ras) == number;
        const bool rras = ras::EventId(kind, ras::Product::Rras) == number;
        explanation.text += fmt::format("{}{}: {}",
                                        explanation.text.empty() ? "" : " | ",
                                        ras && rras ? "RAS and RRAS"
                                        : ras       ? "RAS"
                                                    : "RRAS",
                                        ras::EventText({kind, {}, "DOMAIN\\user"}));
    }
    explanation.causes = CausesWhere([&](const Cause& cause) {
        return std::any_of(
            cause.events.begin(), cause.events.end(), [number](const EventNumbers& event) {
                return event.ras == number || event.rras == number;
            });
    });
    explanation.experiments = ShownBy(explanation.causes, experiments);
    return explanation;
}

Explanation
ExplainArticle(const std::string& number,
               const std::vector<experiment::CatalogueEntry>& experiments)
{
    const Article* article = FindArticle(number);
    if (article == nullptr)
    {
        std::vector<std::string> known;
        for (const Article& each : Articles())
        {
            known.emplace_back(each.number);
        }
        throw scenario::BadInput(fmt::format("explain {}: not in the catalogue; the nearest is {}; "
                                             "pptplab list --articles shows them all",
                                             number,
                                             scenario::Nearest(number, known)));
    }
    Explanation explanation;
    explanation.subject = number;
    explanation.text = article->title;
    explanation.article = article;
    explanation.causes = CausesWhere([&](const Cause& cause) { return cause.article == number; });
    explanation.experiments = explain::ShownBy(std::string_view(number), experiments);
    return explanation;
}

/// "cause; step; symptom" as "cause -> step -> symptom".
std::string
Arrows(std::string_view chain)
{
    std::string text(chain);
    for (std::size_t at = text.find("; "); at != std::string::npos; at = text.find("; ", at))
    {
        text.replace(at, 2, " -> ");
    }
    return text;
}

std::vector<std::string>
Steps(std::string_view chain)
{
    std::vector<std::string> steps;
    while (!chain.empty())
    {
        const std::size_t end = chain.find("; ");
        steps.emplace_back(chain.substr(0, end));
        chain.remove_prefix(end == std::string_view::npos ? chain.size() : end + 2);
    }
    return steps;
}

void
PrintArticle(const Article& article, std::ostream& out)
{
    const Levels levels = LevelsOf(article);
    out << fmt::format("  {}\n", Arrows(article.chain));
    if (!levels.introduced.empty())
    {
        out << fmt::format(
            "  who: {}; {}\n", levels.product, LevelsText(levels.introduced, levels.fixed));
    }
    else if (!levels.fixed.empty())
    {
        out << fmt::format("  corrected in: {}\n", levels.fixed);
    }
    if (!levels.otherwise.empty())
    {
        out << fmt::format("  by another reading of the article: {}\n", levels.otherwise);
    }
    if (!article.note.empty())
    {
        out << fmt::format("  note: {}\n", article.note);
    }
    if (!article.remedy.empty())
    {
        out << fmt::format("  remedy{}: {}\n",
                           levels.fixed.empty() ? "" : " besides the service pack",
                           article.remedy);
    }
    out << "  simulated: "
        << (IsModelled(article) ? article.mechanism : std::string_view("no; told here only"))
        << "\n";
}

} // namespace

Explanation
Explain(const std::string& word, const std::vector<experiment::CatalogueEntry>& experiments)
{
    const auto number = NumberIn(word);
    if (const auto name = number ? LaterNumber(*number) : FindForeignName(word))
    {
        return ExplainForeign(*name, experiments);
    }
    if (number && *number < kFirstArticle)
    {
        return *number < kFirstEvent
                   ? ExplainError(static_cast<std::uint16_t>(*number), experiments)
                   : ExplainEvent(*number, experiments);
    }
    const std::string upper = scenario::InCapitals(number ? "Q" + word : word);
    return ExplainArticle(upper.rfind("KB", 0) == 0 ? "Q" + upper.substr(2) : upper, experiments);
}

std::vector<std::string>
ShownBy(std::string_view article, const std::vector<experiment::CatalogueEntry>& experiments)
{
    std::vector<std::string> names;
    for (const experiment::CatalogueEntry& entry : experiments)
    {
        if (entry.Shows(article))
        {
            names.push_back(entry.name);
        }
    }
    return names;
}

namespace
{

/// The numbers of one product, each once, what is written here first.
std::vector<std::uint32_t>
NumbersOf(const Cause& cause, std::uint32_t EventNumbers::* of)
{
    std::vector<std::uint32_t> numbers;
    for (const EventNumbers& event : cause.events)
    {
        if (std::find(numbers.begin(), numbers.end(), event.*of) == numbers.end())
        {
            numbers.push_back(event.*of);
        }
    }
    return numbers;
}

} // namespace

void
PrintCause(const Cause& cause, std::ostream& out)
{
    out << fmt::format("  - {}\n", Arrows(cause.chain));
    std::string seen = cause.error == 0 ? "no error" : fmt::format("error {}", cause.error);
    if (!cause.events.empty())
    {
        seen += fmt::format(", event {} (of RRAS: {})",
                            fmt::join(NumbersOf(cause, &EventNumbers::ras), " or "),
                            fmt::join(NumbersOf(cause, &EventNumbers::rras), " or "));
    }
    seen += fmt::format(", counted as {}",
                        cause.outcome ? pptplab::NameOf(*cause.outcome) : "nothing: not simulated");
    out << fmt::format(
        "    {}{}\n", seen, cause.article.empty() ? "" : fmt::format(" ({})", cause.article));
    if (!cause.evidence.empty())
    {
        out << fmt::format("    {}\n", cause.evidence);
    }
}

void
Print(const Explanation& explanation, std::ostream& out)
{
    out << fmt::format("{}: {}\n", explanation.subject, explanation.text);
    if (!explanation.area.empty())
    {
        out << fmt::format("  where: {}\n", explanation.area);
    }
    if (!explanation.here.empty())
    {
        out << fmt::format("  of Windows NT 4.0 it means the same as: {}\n", explanation.here);
    }
    if (explanation.article != nullptr)
    {
        PrintArticle(*explanation.article, out);
    }
    if (!explanation.causes.empty())
    {
        out << (explanation.article == nullptr ? "how it comes about:\n" : "what callers see:\n");
    }
    else if (explanation.article == nullptr)
    {
        out << "how it comes about: no source in this model says how a VPN port comes to it\n";
    }
    for (const Cause* cause : explanation.causes)
    {
        PrintCause(*cause, out);
    }
    out << "experiments: "
        << (explanation.experiments.empty() ? "none shows it"
                                            : scenario::Joined(explanation.experiments))
        << "\n";
}

nlohmann::ordered_json
ToJson(const Cause& cause)
{
    nlohmann::ordered_json json{{"cause", cause.name},
                                {"steps", Steps(cause.chain)},
                                {"error", cause.error},
                                {"evidence", cause.evidence}};
    json["outcome"] = cause.outcome ? nlohmann::ordered_json(pptplab::NameOf(*cause.outcome))
                                    : nlohmann::ordered_json();
    json["events"] = NumbersOf(cause, &EventNumbers::ras);
    json["events_of_rras"] = NumbersOf(cause, &EventNumbers::rras);
    json["article"] = cause.article;
    return json;
}

nlohmann::ordered_json
ToJson(const Explanation& explanation)
{
    nlohmann::ordered_json json{{"subject", explanation.subject}, {"text", explanation.text}};
    if (!explanation.area.empty())
    {
        json["where"] = explanation.area;
    }
    if (!explanation.here.empty())
    {
        json["here"] = explanation.here;
    }
    if (const Article* article = explanation.article)
    {
        const Levels levels = LevelsOf(*article);
        json["steps"] = Steps(article->chain);
        json["product"] = levels.product;
        json["introduced"] = levels.introduced;
        json["fixed"] = levels.fixed;
        json["otherwise"] = levels.otherwise;
        json["note"] = article->note;
        json["remedy"] = article->remedy;
        json["simulated"] = IsModelled(*article);
        json["mechanism"] = article->mechanism;
    }
    json["causes"] = nlohmann::ordered_json::array();
    for (const Cause* cause : explanation.causes)
    {
        json["causes"].push_back(ToJson(*cause));
    }
    json["experiments"] = explanation.experiments;
    return json;
}

} // namespace pptplab::sim::explain
