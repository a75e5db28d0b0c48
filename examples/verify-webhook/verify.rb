# Verifies a webhook of Throughline. Ruby 3 or newer, no gems.
#   SECRET=whsec_... ruby verify.rb ID TIMESTAMP SIGNATURES [NOW] < body
require "openssl"

TOLERATED_SECONDS = 300
KEY_BYTES_MIN = 24 # with an empty key anybody could sign

# The three headers as they came, the body as bytes, the time in seconds since 1970.
def genuine?(secret, id, timestamp, signatures, body, now)
  key = secret.delete_prefix("whsec_").unpack1("m0")
  return false if key.bytesize < KEY_BYTES_MIN || id.empty? || !timestamp.match?(/\A[0-9]{1,12}\z/)
  return false if (now - timestamp.to_i).abs > TOLERATED_SECONDS

  mac = OpenSSL::HMAC.digest("SHA256", key, "#{id}.#{timestamp}.".b + body)
  wanted = "v1,#{[mac].pack("m0")}"
  signatures.split(" ").any? { |one| OpenSSL.secure_compare(one, wanted) }
end

if $PROGRAM_NAME == __FILE__
  id, timestamp, signatures, now = ARGV
  body = $stdin.binmode.read
  time = (now || Time.now).to_i
  genuine = genuine?(ENV.fetch("SECRET", ""), id.to_s, timestamp.to_s, signatures.to_s, body, time)
  puts genuine ? "genuine" : "refused"
  exit genuine
end
