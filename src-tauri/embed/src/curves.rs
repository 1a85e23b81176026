//! The curves of the encoder, in plain arithmetic, so that many numbers go through an instruction at once.

/// x/2 · (1 + erf(x/√2)), the exact form of the published model (`hidden_act: gelu`).
#[inline(always)]
pub(crate) fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// The error function to within 5e-7: the rational approximation of Eigen's and XLA's float kernels.
#[inline(always)]
fn erf(x: f32) -> f32 {
    let x = x.clamp(-4.0, 4.0);
    let square = x * x;
    let above = [
        -2.726_142_3e-10,
        2.770_681_4e-8,
        -2.101_024_1e-6,
        -5.692_506_4e-5,
        -7.349_906_3e-4,
        -2.954_6e-3,
        -1.609_603_3e-2_f32,
    ];
    let below = [-1.456_607_2e-5, -2.133_740_6e-4, -1.682_827e-3, -7.373_329_3e-3, -1.426_473_9e-2_f32];
    x * polynomial(square, above) / polynomial(square, below)
}

/// e to the power of a number that is not above 0, to within two units in the last place: 2ⁿ times a polynomial of what
/// is left (the one of Cephes' `expf`). Below −87 it is what it is at −87, which is next to nothing.
#[inline(always)]
pub(crate) fn exp_of_negative(x: f32) -> f32 {
    /// Added to a number, it leaves no room for a fraction: the last bits then hold the nearest whole number.
    const WHOLE: f32 = 12_582_912.0;
    let x = x.max(-87.0);
    let shifted = x * std::f32::consts::LOG2_E + WHOLE;
    let whole = shifted - WHOLE;
    // The logarithm of 2 in two parts, the first of which has few bits, so that its product is exact.
    let rest = x - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let factors = [1.987_569_1e-4, 1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5_f32];
    let power = polynomial(rest, factors) * rest * rest + rest + 1.0;
    power * f32::from_bits((shifted.to_bits() << 23).wrapping_add(1.0_f32.to_bits()))
}

#[inline(always)]
fn polynomial<const COUNT: usize>(x: f32, factors: [f32; COUNT]) -> f32 {
    factors.into_iter().fold(0.0, |sum, factor| sum * x + factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_function_is_near_enough() {
        // Abramowitz and Stegun, table 7.1.
        for (x, exact) in [(0.0, 0.0), (0.1, 0.112_462_916), (0.5, 0.520_499_9), (1.0, 0.842_700_8), (2.0, 0.995_322_3)]
        {
            assert!((erf(x) - exact).abs() < 5e-7 && (erf(-x) + exact).abs() < 5e-7, "{x}");
        }
        assert!((erf(50.0) - 1.0).abs() < 5e-7);
    }

    #[test]
    fn powers_of_e_are_near_enough() {
        for step in 0..60_000u16 {
            let x = -f32::from(step) / 1000.0;
            let exact = f64::from(x).exp();
            assert!((f64::from(exp_of_negative(x)) / exact - 1.0).abs() < 2.5e-7, "{x}");
        }
        assert_eq!(exp_of_negative(0.0), 1.0);
        assert!(exp_of_negative(f32::NEG_INFINITY) < 1e-37);
    }
}
