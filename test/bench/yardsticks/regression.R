# Fits a Poisson regression with R's glm, and prints the processor time and the coefficients.
#
# Arguments: a file of doubles with the design by columns, the counts and the offset, then its rows
# and columns, and how often to fit.
arguments <- commandArgs(trailingOnly = TRUE)
rows <- as.integer(arguments[2])
columns <- as.integer(arguments[3])
times <- as.integer(arguments[4])
numbers <- readBin(arguments[1], "double", rows * (columns + 2))
design <- matrix(numbers[seq_len(rows * columns)], rows)
counts <- numbers[rows * columns + seq_len(rows)]
offset <- numbers[rows * (columns + 1) + seq_len(rows)]
began <- proc.time()
for (i in seq_len(times)) {
  fit <- glm.fit(design, counts, offset = offset, family = poisson())
}
took <- proc.time() - began
cat(sprintf('{"seconds":%.6f,"coefficients":[%s]}', (took[[1]] + took[[2]]) / times,
            paste(sprintf("%.12g", fit$coefficients), collapse = ",")))
