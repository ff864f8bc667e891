;; Multiplies whole numbers of 8 bits: out[row][column] = sum over i of weights[column][i] * rows[row][i].
;;
;; Weights are signed. Numbers of rows are from 0 to 127, so the relaxed instruction has the same
;; result on every machine. Four rows and two columns are worked on at a time, because their eight
;; sums fit into the registers. `length` is a multiple of 16, `rowCount` of 4, `columnCount` of 2.
(module
  (memory (export "memory") 1)
  (func (export "multiply")
    (param $rows i32) (param $weights i32) (param $out i32)
    (param $rowCount i32) (param $columnCount i32) (param $length i32)
    (local $row i32) (local $i i32) (local $from i32) (local $from1 i32) (local $from2 i32) (local $from3 i32)
    (local $first i32) (local $second i32) (local $to i32) (local $stride i32)
    (local $w0 v128) (local $w1 v128) (local $values v128)
    (local $s00 v128) (local $s10 v128) (local $s20 v128) (local $s30 v128) (local $s01 v128) (local $s11 v128) (local $s21 v128) (local $s31 v128)
    (local.set $first (local.get $weights))
    (local.set $stride (i32.shl (local.get $columnCount) (i32.const 2)))
    (loop $columns
      (local.set $second (i32.add (local.get $first) (local.get $length)))
      (local.set $row (i32.const 0))
      (local.set $to (local.get $out))
      (local.set $from (local.get $rows))
      (loop $blocks
        (local.set $s00 (v128.const i32x4 0 0 0 0))
        (local.set $s10 (v128.const i32x4 0 0 0 0))
        (local.set $s20 (v128.const i32x4 0 0 0 0))
        (local.set $s30 (v128.const i32x4 0 0 0 0))
        (local.set $s01 (v128.const i32x4 0 0 0 0))
        (local.set $s11 (v128.const i32x4 0 0 0 0))
        (local.set $s21 (v128.const i32x4 0 0 0 0))
        (local.set $s31 (v128.const i32x4 0 0 0 0))
        (local.set $from1 (i32.add (local.get $from) (local.get $length)))
        (local.set $from2 (i32.add (local.get $from1) (local.get $length)))
        (local.set $from3 (i32.add (local.get $from2) (local.get $length)))
        (local.set $i (i32.const 0))
        (loop $terms
          (local.set $w0 (v128.load (i32.add (local.get $first) (local.get $i))))
          (local.set $w1 (v128.load (i32.add (local.get $second) (local.get $i))))
          (local.set $values (v128.load (i32.add (local.get $from) (local.get $i))))
          (local.set $s00 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $w0) (local.get $values) (local.get $s00)))
          (local.set $s01 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $w1) (local.get $values) (local.get $s01)))
          (local.set $values (v128.load (i32.add (local.get $from1) (local.get $i))))
          (local.set $s10 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $w0) (local.get $values) (local.get $s10)))
          (local.set $s11 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $w1) (local.get $values) (local.get $s11)))
          (local.set $values (v128.load (i32.add (local.get $from2) (local.get $i))))
          (local.set $s20 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $w0) (local.get $values) (local.get $s20)))
          (local.set $s21 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $w1) (local.get $values) (local.get $s21)))
          (local.set $values (v128.load (i32.add (local.get $from3) (local.get $i))))
          (local.set $s30 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $w0) (local.get $values) (local.get $s30)))
          (local.set $s31 (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get $w1) (local.get $values) (local.get $s31)))
          (local.set $i (i32.add (local.get $i) (i32.const 16)))
          (br_if $terms (i32.lt_u (local.get $i) (local.get $length))))
        (local.set $s00 (i32x4.add (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s00) (local.get $s10)) (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s00) (local.get $s10))))
        (local.set $s20 (i32x4.add (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s20) (local.get $s30)) (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s20) (local.get $s30))))
        (local.set $s00
          (i32x4.add (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $s00) (local.get $s20)) (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $s00) (local.get $s20))))
        (local.set $s01 (i32x4.add (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s01) (local.get $s11)) (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s01) (local.get $s11))))
        (local.set $s21 (i32x4.add (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s21) (local.get $s31)) (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s21) (local.get $s31))))
        (local.set $s01
          (i32x4.add (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $s01) (local.get $s21)) (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $s01) (local.get $s21))))
        ;; Both columns of a row are neighbours.
        (local.set $s10 (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s00) (local.get $s01)))
        (local.set $s11 (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s00) (local.get $s01)))
        (v128.store64_lane 0 (local.get $to) (local.get $s10))
        (local.set $to (i32.add (local.get $to) (local.get $stride)))
        (v128.store64_lane 1 (local.get $to) (local.get $s10))
        (local.set $to (i32.add (local.get $to) (local.get $stride)))
        (v128.store64_lane 0 (local.get $to) (local.get $s11))
        (local.set $to (i32.add (local.get $to) (local.get $stride)))
        (v128.store64_lane 1 (local.get $to) (local.get $s11))
        (local.set $to (i32.add (local.get $to) (local.get $stride)))
        (local.set $from (i32.add (local.get $from3) (local.get $length)))
        (local.set $row (i32.add (local.get $row) (i32.const 4)))
        (br_if $blocks (i32.lt_u (local.get $row) (local.get $rowCount))))
      (local.set $out (i32.add (local.get $out) (i32.const 8)))
      (local.set $first (i32.add (local.get $second) (local.get $length)))
      (local.set $columnCount (i32.sub (local.get $columnCount) (i32.const 2)))
      (br_if $columns (local.get $columnCount))))
  ;; Turns a row of fractions into whole numbers from 0 to 127: to[i] = (from[i] - least) / step. Writes
  ;; least and step to `found`. `length` is a multiple of 16.
  (func (export "quantise")
    (param $from i32) (param $length i32) (param $to i32) (param $found i32)
    (local $at i32) (local $end i32) (local $least f32) (local $step f32)
    (local $low v128) (local $high v128) (local $factor v128) (local $half v128)
    (local.set $end (i32.add (local.get $from) (i32.shl (local.get $length) (i32.const 2))))
    (local.set $at (local.get $from))
    (local.set $low (v128.load (local.get $from)))
    (local.set $high (local.get $low))
    (loop $extremes
      (local.set $low (f32x4.pmin (local.get $low) (v128.load (local.get $at))))
      (local.set $high (f32x4.pmax (local.get $high) (v128.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $extremes (i32.lt_u (local.get $at) (local.get $end))))
    (local.set $least (f32.min
      (f32.min (f32x4.extract_lane 0 (local.get $low)) (f32x4.extract_lane 1 (local.get $low)))
      (f32.min (f32x4.extract_lane 2 (local.get $low)) (f32x4.extract_lane 3 (local.get $low)))))
    (local.set $step (f32.div (f32.sub
      (f32.max
        (f32.max (f32x4.extract_lane 0 (local.get $high)) (f32x4.extract_lane 1 (local.get $high)))
        (f32.max (f32x4.extract_lane 2 (local.get $high)) (f32x4.extract_lane 3 (local.get $high))))
      (local.get $least)) (f32.const 127)))
    (f32.store (local.get $found) (local.get $least))
    (f32.store offset=4 (local.get $found) (local.get $step))
    ;; A row of equal numbers is all zeros: numbers below 0 and what is no number are cut to 0.
    (local.set $factor (f32x4.splat (f32.div (f32.const 1) (local.get $step))))
    (local.set $low (f32x4.splat (local.get $least)))
    (local.set $half (f32x4.splat (f32.const 0.5)))
    (local.set $at (local.get $from))
    (loop $numbers
      (v128.store (local.get $to) (i8x16.narrow_i16x8_u
        (i16x8.narrow_i32x4_u
          (i32x4.trunc_sat_f32x4_u (f32x4.add (local.get $half) (f32x4.mul (local.get $factor) (f32x4.sub (v128.load (local.get $at)) (local.get $low)))))
          (i32x4.trunc_sat_f32x4_u (f32x4.add (local.get $half) (f32x4.mul (local.get $factor) (f32x4.sub (v128.load offset=16 (local.get $at)) (local.get $low))))))
        (i16x8.narrow_i32x4_u
          (i32x4.trunc_sat_f32x4_u (f32x4.add (local.get $half) (f32x4.mul (local.get $factor) (f32x4.sub (v128.load offset=32 (local.get $at)) (local.get $low)))))
          (i32x4.trunc_sat_f32x4_u (f32x4.add (local.get $half) (f32x4.mul (local.get $factor) (f32x4.sub (v128.load offset=48 (local.get $at)) (local.get $low))))))))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (local.set $at (i32.add (local.get $at) (i32.const 64)))
      (br_if $numbers (i32.lt_u (local.get $at) (local.get $end)))))
  ;; Turns a row of products into fractions, in place: bias + scale * (step * product + least * sum).
  ;; Least and step are at `found`; scales, sums and biases are of the columns. `length` is a multiple of 4.
  (func (export "restore")
    (param $row i32) (param $length i32) (param $found i32)
    (param $scales i32) (param $sums i32) (param $biases i32)
    (local $i i32) (local $least v128) (local $step v128)
    (local.set $least (v128.load32_splat (local.get $found)))
    (local.set $step (v128.load32_splat offset=4 (local.get $found)))
    (local.set $length (i32.shl (local.get $length) (i32.const 2)))
    (loop $columns
      (v128.store (i32.add (local.get $row) (local.get $i)) (f32x4.add
        (v128.load (i32.add (local.get $biases) (local.get $i)))
        (f32x4.mul (v128.load (i32.add (local.get $scales) (local.get $i))) (f32x4.add
          (f32x4.mul (local.get $step) (f32x4.convert_i32x4_s (v128.load (i32.add (local.get $row) (local.get $i)))))
          (f32x4.mul (local.get $least) (v128.load (i32.add (local.get $sums) (local.get $i))))))))
      (local.set $i (i32.add (local.get $i) (i32.const 16)))
      (br_if $columns (i32.lt_u (local.get $i) (local.get $length))))))
