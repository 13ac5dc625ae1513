// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/task-group.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace pptplab::sim::commands
{

namespace
{

constexpr std::string_view kExamples = "Examples:\n";

/// The first example of a command; empty if it has none.
std::string
FirstExample(const CLI::App& command)
{
    const std::string footer = command.get_footer();
    const std::size_t heading = footer.find(kExamples);
    if (heading == std::string::npos)
    {
        return {};
    }
    const std::size_t begin = footer.find_first_not_of(' ', heading + kExamples.size());
    return footer.substr(begin, footer.find('\n', begin) - begin);
}

class WithExamples final : public CLI::Formatter
{
  public:
    std::string make_subcommand(const CLI::App* command) const override
    {
        const std::string example = FirstExample(*command);
        return fmt::format("  {:<11}{}\n{}",
                           command->get_name(),
                           command->get_description(),
                           example.empty() ? "" : fmt::format("{:13}$ {}\n", "", example));
    }
};

} // namespace

void
Introduce(CLI::App& command, const char* group, const std::vector<std::string>& examples)
{
    command.group(group);
    std::string footer = command.get_footer();
    footer += (footer.empty() ? "" : "\n\n") + std::string(kExamples);
    for (const std::string& example : examples)
    {
        footer += "  pptplab " + example + "\n";
    }
    footer.pop_back();
    command.footer(footer);
}

std::shared_ptr<CLI::FormatterBase>
HelpFormatter()
{
    return std::make_shared<WithExamples>();
}

} // namespace pptplab::sim::commands
