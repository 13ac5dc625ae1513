// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_CELL_TEXTS_H
#define PPTPLAB_SIM_PICTURES_CELL_TEXTS_H

#include "sim/pictures/outcomes.h"

#include <string>
#include <vector>

namespace pptplab::sim::pictures
{

using Cells = std::vector<const Outcomes*>;

/// The keys of these cells.
std::vector<std::string> KeysOf(const Cells& cells);

/// The values of a key, each once, in the order of the cells.
std::vector<scenario::Value> ValuesOf(const std::string& key, const Cells& cells);

/// Whether each value has a place on an axis of numbers.
bool AreNumbers(const std::vector<scenario::Value>& values);

/// Whether each text names its key, or an axis does.
enum class KeyNamed : std::uint8_t
{
    Yes,
    ByAxis
};

/// What cells are called by some of their keys: "SP3, mean pause 1 min".
class CellTexts
{
  public:
    CellTexts(const std::vector<std::string>& keys, const Cells& cells, KeyNamed named);

    std::string Of(const Outcomes& cell) const;

    /// All of them, each once, in the order of the cells.
    std::vector<std::string> All() const { return m_all; }

  private:
    struct Key
    {
        std::string name;
        std::vector<scenario::Value> values;
        std::vector<std::string> texts;
    };

    std::vector<Key> m_keys;
    std::vector<std::string> m_all;
};

} // namespace pptplab::sim::pictures

#endif
