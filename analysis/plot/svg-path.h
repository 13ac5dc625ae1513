// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_SVG_PATH_H
#define PPTPLAB_ANALYSIS_PLOT_SVG_PATH_H

#include <string>

namespace pptplab::analysis
{

/// Data of an SVG path, written short: tenths of a pixel, steps from the point before.
class ShortPath
{
  public:
    /// Pixels.
    void MoveTo(double x, double y);
    void LineTo(double x, double y);
    void Close();

    /// gnuplot's data: absolute M and L, and Z; or the points of a polygon.
    void AddData(const std::string& data);
    void AddPolygon(const std::string& points);

    /// A mark with the number of gnuplot's symbol (gpPt...), half as wide as `scale`. Pre: HasMark.
    void AddMark(int symbol, double x, double y, double scale);

    /// Whether it is a closed shape. Crosses, stars and pentagons mark no series (look.cc).
    static bool HasMark(int symbol) { return symbol >= 3 && symbol <= 12; }

    const std::string& Text() const { return m_text; }

  private:
    void Write(char command, long first, const long* second);

    std::string m_text;
    char m_command = 'Z'; // the one that stands last; further numbers repeat it
    long m_x = 0;         // tenths of a pixel
    long m_y = 0;
    long m_startX = 0;
    long m_startY = 0;
};

} // namespace pptplab::analysis

#endif
