// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_PLOT_KEYS_H
#define PPTPLAB_SIM_EXPERIMENT_PLOT_KEYS_H

#include "sim/experiment/plot-choice.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pptplab::sim::experiment
{

/// A key that differs between the cells of a picture.
struct PlotKey
{
    std::string name;
    std::vector<std::string> texts; ///< its values, each once, by their first cell
    bool isNumber = true;           ///< each of them has a place on an axis
    std::vector<std::size_t> of;    ///< which one each cell has; as many as texts: none
};

/// The keys of the cells that a picture shows, and which of them tell cells apart that others do
/// not.
class PlotKeys
{
  public:
    /// Of the cells that have the settings `at`.
    PlotKeys(const std::vector<PlotCell>& cells, const Settings& at);

    std::size_t Cells() const { return m_cells.size(); }
    bool HaveHours() const;
    const PlotKey* Find(const std::string& name) const;
    bool IsNumber(const std::string& name) const;

    /// Keys that differ between cells which the shown keys, and the load if that is shown, do not
    /// tell apart, without those that move with another one before them.
    std::vector<const PlotKey*> Free(const std::vector<std::string>& shown, bool byLoad) const;

    /// Leaves the cells out that have no number there; returns how many.
    std::size_t DropWithoutNumber(const std::string& x, bool byLoad);

    /// The least number there. Pre: there are cells, and all have one.
    double LeastOf(const std::string& x, bool byLoad) const;

    /// Leaves the cells out that have another value than the first cell; returns that value.
    Setting Hold(const PlotKey& key);

  private:
    void Read();

    /// What the cells have for this key.
    PlotKey KeyNamed(std::string name) const;

    std::vector<const PlotCell*> m_cells;
    std::vector<PlotKey> m_keys; ///< those with several values
};

/// Whether these metrics are not all of one unit, so that they need an axis each.
bool UnitsDiffer(const std::vector<std::string>& metrics);

} // namespace pptplab::sim::experiment

#endif
