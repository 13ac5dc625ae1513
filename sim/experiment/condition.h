// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_CONDITION_H
#define PPTPLAB_SIM_EXPERIMENT_CONDITION_H

#include "models/base/result.h"
#include "sim/experiment/setting.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::experiment
{

enum class Relation : std::uint8_t
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
};

/// One comparison of a swept key with another one or with a constant: `server.ports >= 2`,
/// `server.hunt != random`. Numbers are compared in base units; < and > need numbers.
class Condition
{
  public:
    /// `keys` are those that may be named; a word that is none of them is a constant.
    static Result<Condition, std::string> Parse(std::string_view text,
                                                const std::vector<std::string>& keys);

    bool Holds(const Settings& cell) const;

    /// The swept keys that it names.
    std::vector<std::string> Keys() const;

    /// The swept keys whose values must be numbers, as they are compared by size.
    std::vector<std::string> KeysComparedBySize() const;

  private:
    struct Operand
    {
        std::string key; ///< empty for a constant
        scenario::Value constant;
    };

    static Operand OperandOf(std::string_view word, const std::vector<std::string>& keys);
    bool ComparesSizes() const;
    const scenario::Value& ValueOf(const Operand& operand, const Settings& cell) const;

    Operand m_left;
    Relation m_relation = Relation::Equal;
    Operand m_right;
};

} // namespace pptplab::sim::experiment

#endif
