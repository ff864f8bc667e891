;; The two products of attention, in fractions of 32 bits. Sums are added up in a fixed order, so the
;; result is the same on every machine. Places and strides are in bytes; a row has `size` bytes of
;; every query, key or value, a multiple of 32.
(module
  (memory (export "memory") 1)
  ;; out[query][key] = scale * the inner product of both, for `count` of each.
  (func (export "match")
    (param $queries i32) (param $keys i32) (param $stride i32) (param $size i32) (param $count i32)
    (param $scale f32) (param $out i32)
    (local $query i32) (local $other i32) (local $key i32) (local $i i32)
    (local $even v128) (local $odd v128)
    (local.set $query (local.get $count))
    (loop $eachQuery
      (local.set $key (local.get $keys))
      (local.set $other (local.get $count))
      (loop $eachKey
        (local.set $even (v128.const f32x4 0 0 0 0))
        (local.set $odd (v128.const f32x4 0 0 0 0))
        (local.set $i (i32.const 0))
        (loop $terms
          (local.set $even (f32x4.add (local.get $even) (f32x4.mul
            (v128.load (i32.add (local.get $queries) (local.get $i)))
            (v128.load (i32.add (local.get $key) (local.get $i))))))
          (local.set $odd (f32x4.add (local.get $odd) (f32x4.mul
            (v128.load offset=16 (i32.add (local.get $queries) (local.get $i)))
            (v128.load offset=16 (i32.add (local.get $key) (local.get $i))))))
          (local.set $i (i32.add (local.get $i) (i32.const 32)))
          (br_if $terms (i32.lt_u (local.get $i) (local.get $size))))
        (local.set $even (f32x4.add (local.get $even) (local.get $odd)))
        (f32.store (local.get $out) (f32.mul (local.get $scale) (f32.add
          (f32.add (f32x4.extract_lane 0 (local.get $even)) (f32x4.extract_lane 1 (local.get $even)))
          (f32.add (f32x4.extract_lane 2 (local.get $even)) (f32x4.extract_lane 3 (local.get $even))))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $key (i32.add (local.get $key) (local.get $stride)))
        (local.set $other (i32.sub (local.get $other) (i32.const 1)))
        (br_if $eachKey (local.get $other)))
      (local.set $queries (i32.add (local.get $queries) (local.get $stride)))
      (local.set $query (i32.sub (local.get $query) (i32.const 1)))
      (br_if $eachQuery (local.get $query))))
  ;; out[row] = the sum over i of weights[row][i] * values[i], for `count` rows of as many weights.
  (func (export "mix")
    (param $weights i32) (param $values i32) (param $stride i32) (param $size i32) (param $count i32)
    (param $out i32) (param $outStride i32)
    (local $row i32) (local $other i32) (local $weight i32) (local $value i32) (local $i i32)
    (local $factor v128) (local $even v128) (local $odd v128)
    (local.set $row (local.get $count))
    (loop $eachRow
      (local.set $i (i32.const 0))
      (loop $places
        (local.set $even (v128.const f32x4 0 0 0 0))
        (local.set $odd (v128.const f32x4 0 0 0 0))
        (local.set $weight (local.get $weights))
        (local.set $value (i32.add (local.get $values) (local.get $i)))
        (local.set $other (local.get $count))
        (loop $eachValue
          (local.set $factor (v128.load32_splat (local.get $weight)))
          (local.set $even (f32x4.add (local.get $even) (f32x4.mul (local.get $factor) (v128.load (local.get $value)))))
          (local.set $odd (f32x4.add (local.get $odd) (f32x4.mul (local.get $factor) (v128.load offset=16 (local.get $value)))))
          (local.set $weight (i32.add (local.get $weight) (i32.const 4)))
          (local.set $value (i32.add (local.get $value) (local.get $stride)))
          (local.set $other (i32.sub (local.get $other) (i32.const 1)))
          (br_if $eachValue (local.get $other)))
        (v128.store (i32.add (local.get $out) (local.get $i)) (local.get $even))
        (v128.store offset=16 (i32.add (local.get $out) (local.get $i)) (local.get $odd))
        (local.set $i (i32.add (local.get $i) (i32.const 32)))
        (br_if $places (i32.lt_u (local.get $i) (local.get $size))))
      (local.set $weights (local.get $weight))
      (local.set $out (i32.add (local.get $out) (local.get $outStride)))
      (local.set $row (i32.sub (local.get $row) (i32.const 1)))
      (br_if $eachRow (local.get $row)))))
