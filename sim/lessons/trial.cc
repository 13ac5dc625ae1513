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

bool
IsDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// Whether `text` has a word or a number that goes on over the border before `at`.
bool
GoesOn(const std::string& text, std::size_t at)
{
    if (at == 0 || at >= text.size())
    {
        return false;
    }
    const auto isOfWord = [](char letter) {
        return IsDigit(letter) || (letter >= 'a' && letter <= 'z') ||
               (letter >= 'A' && letter <= 'Z');
    };
    const bool isPoint = text[at] == '.' && at + 1 < text.size() && IsDigit(text[at + 1]);
    const bool wasPoint = text[at - 1] == '.' && at > 1 && IsDigit(text[at - 2]);
    return (isOfWord(text[at - 1]) || wasPoint) && (isOfWord(text[at]) || isPoint);
}

/// Whether `text` says these words, and no longer ones or further digits. Both are folded.
bool
Says(const std::string& text, const std::string& words)
{
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
    {
        if (!GoesOn(text, at) && !GoesOn(text, at + words.size()))
        {
            return true;
        }
    }
    return false;
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
            // 1 is the answer no of a command that did what it should. Behind the first line of
            // an error may stand files, which go away with the folder.
            if (call.code > 1)
            {
                const std::string error = call.errors.substr(0, call.errors.find('\n'));
                m_trial.complaints.push_back(
                    fmt::format("{}: exit code {}: {}", line, call.code, error));
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
            const std::string wanted = Folded(line);
            if (wanted.empty())
            {
                throw scenario::BadInput("an empty line in an expectation: it would always hold");
            }
            if (!Says(printed, wanted))
            {
                m_trial.complaints.push_back(
                    fmt::format("\"{}\" is not what the commands before it print", wanted));
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
