// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lessons/trial.h"

#include "sim/lessons/markdown.h"
#include "sim/lessons/program-call.h"
#include "sim/scenario/values/problem.h"
#include "sim/workers/interrupts.h"

#include <fmt/format.h>

#include <sstream>

namespace pptplab::sim::lessons
{

namespace
{

constexpr const char* kProgram = "pptplab";

/// Words parted by one space each.
std::string
Folded(const std::string& text)
{
    std::istringstream words(text);
    std::string folded;
    for (std::string word; words >> word;)
    {
        folded += (folded.empty() ? "" : " ") + word;
    }
    return folded;
}

std::vector<std::string>
LinesOf(const std::string& text)
{
    std::istringstream lines(text);
    std::vector<std::string> found;
    for (std::string line; std::getline(lines, line);)
    {
        found.push_back(line);
    }
    return found;
}

/// Runs the blocks of a lesson, and remembers what those since the answer before printed.
class Runner
{
  public:
    Runner(std::filesystem::path folder, std::filesystem::path root)
        : m_folder(std::move(folder)), m_root(std::move(root))
    {
    }

    /// Nothing, once a signal waits.
    void Run(const CodeBlock& block)
    {
        if (workers::Interrupts::Pending())
        {
            return;
        }
        if (m_isChecked)
        {
            m_printed.clear();
            m_isChecked = false;
        }
        std::string printed;
        for (const std::string& line : LinesOf(block.text))
        {
            std::vector<std::string> words = WordsOfLine(line);
            if (words.size() < 2 || words.front() != kProgram)
            {
                throw scenario::BadInput(fmt::format(
                    "\"{}\" in a block of commands: not \"pptplab COMMAND ...\"", line));
            }
            words.erase(words.begin());
            const ProgramCall call = CallProgram(words, m_folder, m_root);
            printed += call.output;
            // 1 is the answer no of a command that did what it should.
            if (call.code > 1)
            {
                m_trial.complaints.push_back(
                    fmt::format("{}: exit code {}: {}", line, call.code, Folded(call.errors)));
            }
        }
        m_printed += printed;
        m_trial.outputs[block.text] = printed;
    }

    void Check(const CodeBlock& block)
    {
        m_isChecked = true;
        const std::string printed = Folded(m_printed);
        for (const std::string& line : LinesOf(block.text))
        {
            if (printed.find(Folded(line)) == std::string::npos)
            {
                m_trial.complaints.push_back(
                    fmt::format("\"{}\" is not what the commands before it print", Folded(line)));
            }
        }
    }

    const Trial& Result() const { return m_trial; }

  private:
    std::filesystem::path m_folder;
    std::filesystem::path m_root;
    std::string m_printed;    ///< since the answer before
    bool m_isChecked = false; ///< the answer to it has begun
    Trial m_trial;
};

} // namespace

std::vector<std::string>
WordsOfLine(const std::string& line)
{
    std::vector<std::string> words;
    std::string word;
    bool isWord = false;
    char quote = '\0';
    for (const char letter : line)
    {
        if (quote == '\0' && letter == ' ')
        {
            if (isWord)
            {
                words.push_back(word);
            }
            word.clear();
            isWord = false;
            continue;
        }
        isWord = true;
        if (letter == quote)
        {
            quote = '\0';
        }
        else if (quote == '\0' && (letter == '\'' || letter == '"'))
        {
            quote = letter;
        }
        else
        {
            word += letter;
        }
    }
    if (isWord)
    {
        words.push_back(word);
    }
    return words;
}

Trial
TryCommands(const Lesson& lesson, const std::filesystem::path& folder)
{
    const auto root = std::filesystem::absolute(lesson.folder / "../../..").lexically_normal();
    Runner runner(folder, root);
    for (const Part& part : lesson.parts)
    {
        for (const CodeBlock& block : Markdown(part.markdown).CodeBlocks())
        {
            if (block.kind == "run")
            {
                runner.Run(block);
            }
            if (block.kind == "expect" && IsForStudents(part))
            {
                throw scenario::BadInput("an expectation outside of an answer tells it");
            }
            if (block.kind == "expect")
            {
                runner.Check(block);
            }
        }
    }
    return runner.Result();
}

} // namespace pptplab::sim::lessons
