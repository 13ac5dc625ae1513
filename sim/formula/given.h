// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_FORMULA_GIVEN_H
#define PPTPLAB_SIM_FORMULA_GIVEN_H

#include "models/base/units.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pptplab::sim::formula
{

/// How an argument is written.
enum class Kind : std::uint8_t
{
    Erlangs, ///< "45", "45 erlangs"
    Ports,   ///< whole number: "50", "50 ports"
    Count,   ///< whole number
    Number,
    Share,    ///< "0.01" or "1%"
    Holdings, ///< in mean holding times: "0.25", or with a unit beside `holding`: "7.5min"
    Time,     ///< "30min"
    Rate,     ///< "90/h"
    Law,      ///< of times, as in a scenario: { exponential = "30min" }
    Pairs,    ///< of numbers: "5/8, 3/4"
    Steps,    ///< of Holdings and Erlangs: "0/10, 8h/45"
};

struct Argument
{
    std::string_view name;
    Kind kind;
    std::string_view range;
    std::string_view meaning;
    std::string_view fallback = ""; ///< written like the argument
    bool optional = false;          ///< may be missing though there is no fallback
};

/// What was given for the arguments of a formula.
class Given
{
  public:
    using Pairs = std::vector<std::pair<double, double>>;

    /// `words` are values in the order of the arguments, "name=value" or "--name value". Throws
    /// BadInput, which says what is right, for one that is unknown, missing, given twice or not
    /// written as its kind is.
    Given(std::string_view formula,
          const std::vector<Argument>& arguments,
          const std::vector<std::string>& words);

    bool Has(std::string_view name) const { return m_texts.count(std::string(name)) > 0; }

    /// The text as it was given, or the fallback.
    const std::string& Text(std::string_view name) const { return m_texts.at(std::string(name)); }

    /// Seconds for times, per second for rates, mean holding times for Kind::Holdings.
    double Number(std::string_view name) const { return m_numbers.at(std::string(name)); }

    int Whole(std::string_view name) const;
    Duration Time(std::string_view name) const { return FromSeconds(Number(name)); }
    const Pairs& List(std::string_view name) const { return m_lists.at(std::string(name)); }

    const std::map<std::string, std::string>& Texts() const { return m_texts; }

  private:
    void Assign(const std::vector<Argument>& arguments, const std::vector<std::string>& words);
    void Read(const Argument& argument);
    void ReadList(const Argument& argument, const std::string& text);
    double Holdings(const Argument& argument, const std::string& text) const;
    [[noreturn]] void Fail(const Argument& argument) const;

    std::string m_formula;
    std::map<std::string, std::string> m_texts;
    std::map<std::string, double> m_numbers;
    std::map<std::string, Pairs> m_lists;
};

/// "erlangs", "ports", ...; what stands behind a value, and in the list of arguments.
std::string_view UnitOf(Kind kind);

/// How a value of the kind is written, for messages.
std::string_view FormOf(Kind kind);

} // namespace pptplab::sim::formula

#endif
