// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_CLAIM_READER_H
#define PPTPLAB_SIM_EXPERIMENT_CLAIM_READER_H

#include "sim/experiment/grid.h"
#include "sim/experiment/setting.h"
#include "sim/scenario/values/problem.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::experiment
{

/// What a claim may speak of.
struct Known
{
    const std::vector<Grid>& grids; ///< one at least
    const std::vector<std::string>& groups;
};

/// Reads one table that makes a claim of the cells of one grid; what is wrong goes into `problems`.
class ClaimReader
{
  public:
    /// `section` is what messages call it.
    ClaimReader(std::string section,
                const scenario::Value& value,
                const Known& known,
                scenario::Problems& problems);

    void AllowOnly(const std::vector<std::string>& keys);

    /// The grid is the one that `sweep` names, or else the only one that sweeps all that these
    /// fields speak of. Until this is called it is the first.
    void ChooseGrid(const std::vector<std::string>& fields);

    std::size_t GridNumber() const { return m_grid; }
    const Grid& Swept() const { return m_known.grids[m_grid]; }

    /// Something was told of this claim.
    bool HasTold() const { return m_hasTold; }

    const scenario::Value* Get(std::string_view key) const { return scenario::Find(Table(), key); }
    std::string Text(std::string_view key, bool required);
    bool Flag(std::string_view key);
    std::vector<std::string> Texts(std::string_view key); ///< one text or a list of texts
    std::string Metric(const std::string& name, const scenario::Value* value);

    /// { "server.service_pack" = "sp4", ... } where each key is swept and takes the value.
    Settings Cell(std::string_view key);

    void CheckSwept(const std::string& key, const scenario::Value* value);
    void CheckTaken(const std::string& key, const scenario::Value& value);

    void Tell(const scenario::Place& place, const std::string& text);
    scenario::Place Where(const scenario::Value* value) const;

  private:
    const scenario::Value::Table& Table() const;
    std::vector<std::string> KeysIn(const std::vector<std::string>& fields) const;
    void ChooseNamed(const scenario::Value& name);
    void ChooseBy(const std::vector<std::string>& keys);

    std::string m_section;
    const scenario::Value& m_value;
    const Known& m_known;
    scenario::Problems& m_problems;
    std::size_t m_grid = 0;
    bool m_hasTold = false;
    bool m_chosen = true; ///< else it was told, and nothing more can be said of the keys
};

} // namespace pptplab::sim::experiment

#endif
