// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_ANALYSIS_PLOT_PLOTTING_H
#define PPTPLAB_TESTS_ANALYSIS_PLOT_PLOTTING_H

#include "analysis/plot/plot.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace pptplab::analysis
{

inline std::string
TextOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

inline std::size_t
CountOf(const std::string& part, const std::string& text)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    {
        ++count;
    }
    return count;
}

inline testing::AssertionResult
Has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos ? testing::AssertionSuccess()
                                                : testing::AssertionFailure()
                                                      << "no \"" << part << "\" in\n"
                                                      << text.substr(0, 4000);
}

/// A test with a folder of its own for its pictures.
class Plotting : public testing::Test
{
  protected:
    Plotting()
        : m_folder(std::filesystem::path(testing::TempDir()) /
                   (std::string("pptplab-plot-") +
                    testing::UnitTest::GetInstance()->current_test_info()->name()))
    {
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder);
    }

    ~Plotting() override { std::filesystem::remove_all(m_folder); }

    static Plot TwoCurves(Scale y)
    {
        Plot plot{"The user's title", {"offered load (erlangs)"}, {"refused (share)", y}, {}};
        plot.series.push_back(
            {"sp3", SeriesStyle::Measured, {{30, 0, 0, 1e-4}, {40, 0.02, 0.01, 0.03}}});
        plot.series.push_back(
            {"Erlang B", SeriesStyle::Exact, {{30, 1e-3, 1e-3, 1e-3}, {40, 0.02, 0.02, 0.02}}});
        plot.series[1].colourOf = 0;
        return plot;
    }

    const std::filesystem::path& Folder() const { return m_folder; }

  private:
    std::filesystem::path m_folder;
};

} // namespace pptplab::analysis

#endif
