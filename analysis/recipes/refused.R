# SPDX-License-Identifier: GPL-2.0-only
# Rscript refused.R long.csv picture.svg: an export as a table of R, by data.table where it is installed.

x <- "server.ports"
series <- "server.hunt"
metric <- "refused"

files <- commandArgs(trailingOnly = TRUE)
if (requireNamespace("data.table", quietly = TRUE)) {
  results <- as.data.frame(data.table::fread(files[1], check.names = FALSE))
} else {
  results <- read.csv(files[1], check.names = FALSE)
}
results <- results[results$metric == metric, ]
results <- results[order(results[[x]]), ]
names <- unique(as.character(results[[series]]))

svg(files[2], width = 7, height = 4.5)
plot(NULL, xlim = range(results[[x]]), ylim = 100 * c(0, max(results$high)),
     xlab = x, ylab = paste(metric, "(% of attempts)"))
for (i in seq_along(names)) {
  curve <- results[results[[series]] == names[i], ]
  lines(curve[[x]], 100 * curve$value, type = "b", pch = i, col = i)
  segments(curve[[x]], 100 * curve$low, curve[[x]], 100 * curve$high, col = i)
}
legend("topright", legend = names, col = seq_along(names), pch = seq_along(names), title = series)
invisible(dev.off())

worst <- results[which.max(results$value), ]
cat(sprintf("%d cells; most: %.6f with %s = %s, %s = %s\n", nrow(results), worst$value,
            x, worst[[x]], series, worst[[series]]))
