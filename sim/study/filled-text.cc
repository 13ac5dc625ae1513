// SPDX-License-Identifier: GPL-2.0-only
#include "sim/study/filled-text.h"

#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <sstream>
#include <string_view>
#include <utility>

namespace pptplab::sim::study
{

namespace
{

struct Mark
{
    std::string_view text;
    Block::Kind kind;
};

constexpr std::array kMarks = {
    Mark{"## ", Block::Kind::Heading},
    Mark{"# ", Block::Kind::Title},
    Mark{"- ", Block::Kind::Item},
    Mark{"{table ", Block::Kind::Table},
    Mark{"{picture ", Block::Kind::Picture},
};

bool
IsInsert(Block::Kind kind)
{
    return kind == Block::Kind::Table || kind == Block::Kind::Picture;
}

class Filling
{
  public:
    Filling(const Words& words, std::string file) : m_words(words), m_file(std::move(file)) {}

    void Take(const std::string& line, std::size_t number)
    {
        m_number = static_cast<std::uint32_t>(number);
        if (line.empty())
        {
            m_isOpen = false;
            return;
        }
        const auto* mark = std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& each) {
            return line.compare(0, each.text.size(), each.text) == 0;
        });
        if (mark != kMarks.end())
        {
            Begin(mark->kind, line.substr(mark->text.size()));
        }
        else if (m_isOpen)
        {
            m_blocks.back().text += " " + Filled(line.substr(line.find_first_not_of(' ')));
        }
        else
        {
            m_blocks.push_back({Block::Kind::Paragraph, Filled(line)});
            m_isOpen = true;
        }
    }

    std::vector<Block> End()
    {
        if (!m_problems.empty())
        {
            throw scenario::BadInput(m_file, m_problems);
        }
        return std::move(m_blocks);
    }

  private:
    void Begin(Block::Kind kind, std::string rest)
    {
        m_isOpen = kind == Block::Kind::Item;
        if (!IsInsert(kind))
        {
            m_blocks.push_back({kind, Filled(rest)});
            return;
        }
        if (rest.back() != '}')
        {
            Complain("a table or picture is one line, {table NAME}");
            return;
        }
        rest.pop_back();
        m_blocks.push_back({kind, std::move(rest)});
    }

    std::string Filled(const std::string& text)
    {
        std::string filled;
        std::size_t at = 0;
        while (at < text.size())
        {
            const std::size_t open = text.find_first_of("{}", at);
            filled += text.substr(at, open - at);
            if (open == std::string::npos)
            {
                break;
            }
            const std::size_t close = text.find('}', open);
            if (text[open] == '}' || close == std::string::npos)
            {
                Complain("a brace without the other one: a placeholder is {NAME} on one line");
                break;
            }
            filled += WordsFor(text.substr(open + 1, close - open - 1));
            at = close + 1;
        }
        return filled;
    }

    std::string WordsFor(const std::string& name)
    {
        const auto found = m_words.find(name);
        if (found != m_words.end())
        {
            return found->second;
        }
        std::vector<std::string> names;
        names.reserve(m_words.size());
        for (const auto& [known, words] : m_words)
        {
            names.push_back(known);
        }
        Complain(names.empty() ? fmt::format("nothing stands for {{{}}}", name)
                               : fmt::format("nothing stands for {{{}}}; the nearest is {{{}}}",
                                             name,
                                             scenario::Nearest(name, names)));
        return {};
    }

    void Complain(const std::string& what)
    {
        m_problems.push_back({scenario::Place{scenario::Origin::File, m_number}, what});
    }

    const Words& m_words;
    std::string m_file;
    std::vector<Block> m_blocks;
    scenario::Problems m_problems;
    std::uint32_t m_number = 0;
    bool m_isOpen = false; ///< the next line goes on with the last block
};

} // namespace

std::vector<Block>
FilledBlocks(const std::string& text, const Words& words, const std::string& file)
{
    Filling filling(words, file);
    std::istringstream lines(text);
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number)
    {
        filling.Take(line, number);
    }
    return filling.End();
}

} // namespace pptplab::sim::study
