// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_STUDY_PICTURES_H
#define PPTPLAB_SIM_STUDY_PICTURES_H

#include "sim/pictures/draw.h"
#include "sim/study/service.h"

#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::study
{

/// The picture that a template asks for: "lost" (callers without a session, all services), "levels
/// SERVICE" (attempts that fail, by cause) or "ranges SERVICE" (the tornado of what no source
/// tells). None when there is no such picture.
std::optional<pictures::Picture> PictureNamed(const std::string& name,
                                              const std::vector<Service>& services);

} // namespace pptplab::sim::study

#endif
