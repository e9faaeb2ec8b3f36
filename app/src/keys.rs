//! The device key: P-256, not exportable, made and used by WebCrypto. Knows nothing of what is signed.
//! Why the trial: some browsers store keys "successfully" and lose them, so a key counts only after it was put, found
//! again in a new transaction, and its signature verified.

use crate::store::{self, Change, Durability, KEYS, KNOWN};
use js_sys::{Array, Object, Reflect, Uint8Array};
use shared::{api::PublicKey, statement::digest::Digest};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, CryptoKeyPair, JsonWebKey, SubtleCrypto};

/// Enhetsnøkkel: what this device signs with.
#[derive(Clone, Debug)]
pub struct DeviceKey {
    pub public: PublicKey,
    /// False when it is gone with this tab: the browser cannot keep keys.
    pub is_kept: bool,
    pair: CryptoKeyPair,
}

/// Why there is no key or no signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoKey {
    /// The page is not in a secure context, or the browser has no WebCrypto.
    NoCrypto,
    /// The browser made a key that does not verify its own signature.
    Unsound,
}

/// The entry of the store `known` that names the key in use.
const IN_USE: &str = "kid";

thread_local! {
    static CURRENT: RefCell<Option<DeviceKey>> = const { RefCell::new(None) };
}

/// The key this tab signs with, once [`load`] or [`adopt`] has found it.
pub fn current() -> Option<DeviceKey> {
    CURRENT.with_borrow(Clone::clone)
}

/// Finds the key of this device.
pub async fn load() -> Option<DeviceKey> {
    if let Some(key) = current() {
        return Some(key);
    }
    let name = store::get(KNOWN, IN_USE).await.ok()??;
    let key = find(&name).await?;
    CURRENT.set(Some(key.clone()));
    Some(key)
}

/// Makes a new key and tries it; the one in use stays until [`adopt`].
///
/// # Errors
/// [`NoKey`] when this browser cannot sign.
pub async fn make() -> Result<DeviceKey, NoKey> {
    let subtle = subtle()?;
    let usages = Array::of2(&"sign".into(), &"verify".into());
    let pair = subtle.generate_key_with_object(&curve(), false, &usages).map_err(|_| NoKey::NoCrypto)?;
    let pair: CryptoKeyPair = JsFuture::from(pair).await.map_err(|_| NoKey::NoCrypto)?.unchecked_into();
    let public = export(&subtle, &pair.get_public_key()).await?;
    let made = DeviceKey { public, is_kept: false, pair };
    let found = match keep(&made).await {
        true => find(&made.kid().to_string()).await,
        false => None,
    };
    let key = found.unwrap_or(made);
    if key.verifies_itself().await? { Ok(key) } else { Err(NoKey::Unsound) }
}

/// From now on this device signs with `key`: the server has accepted it.
pub async fn adopt(key: &DeviceKey) {
    CURRENT.set(Some(key.clone()));
    let _ = store::put(KNOWN, IN_USE, &key.kid().to_string()).await; // without a store it is a key for this tab
}

/// What makes a key the one in use, in whatever room.
pub fn adoption(key: &DeviceKey) -> Vec<Change> {
    let kid = key.kid().to_string();
    vec![Change::put_value(KEYS, &kid, JsValue::from(key.pair.clone())), Change::put(KNOWN, IN_USE, &kid)]
}

/// A key that waits for its approval, beside one that has it: it is this tab's until then.
pub fn hold(key: &DeviceKey) {
    CURRENT.set(Some(key.clone()));
}

/// Forgets a key that was made and never accepted.
pub async fn discard(key: &DeviceKey) {
    let _ = store::remove(KEYS, &key.kid().to_string()).await; // what stays behind is never used
}

impl DeviceKey {
    pub fn kid(&self) -> Digest {
        self.public.thumbprint()
    }

    /// r‖s over SHA-256 of the bytes.
    ///
    /// # Errors
    /// [`NoKey`] when the browser refuses.
    pub async fn sign(&self, bytes: &[u8]) -> Result<[u8; 64], NoKey> {
        let (subtle, private) = (subtle()?, self.pair.get_private_key());
        let bytes = Uint8Array::from(bytes);
        let promise = subtle.sign_with_object_and_buffer_source(&ecdsa(), &private, bytes.as_ref());
        let signature = JsFuture::from(promise.map_err(|_| NoKey::NoCrypto)?).await.map_err(|_| NoKey::NoCrypto)?;
        Uint8Array::new(&signature).to_vec().try_into().map_err(|_| NoKey::Unsound)
    }

    async fn verifies_itself(&self) -> Result<bool, NoKey> {
        let trial = crate::chance::bytes::<32>();
        let signature = Uint8Array::from(&self.sign(&trial).await?[..]);
        verify(&ecdsa(), &self.pair.get_public_key(), &signature, &trial).await
    }
}

/// Whether a device's signature is right; `None` when this browser cannot tell.
pub async fn verify_p256(public: &PublicKey, signature: &[u8; 64], message: &[u8]) -> Option<bool> {
    let jwk = Object::new();
    for (name, value) in [("kty", &public.kty), ("crv", &public.crv), ("x", &public.x), ("y", &public.y)] {
        set(&jwk, name, value);
    }
    let usages = Array::of1(&"verify".into());
    let key = subtle().ok()?.import_key_with_object("jwk", &jwk, &curve(), true, &usages).ok()?;
    let Ok(key) = JsFuture::from(key).await else { return Some(false) }; // not a point of the curve
    verify(&ecdsa(), key.unchecked_ref(), &Uint8Array::from(&signature[..]), message).await.ok()
}

/// Whether an Ed25519 signature is right; `None` when this browser cannot tell.
pub async fn verify_ed25519(public: &[u8; 32], signature: &[u8; 64], message: &[u8]) -> Option<bool> {
    let subtle = subtle().ok()?;
    let usages = Array::of1(&"verify".into());
    let raw = Uint8Array::from(&public[..]);
    let key = subtle.import_key_with_str("raw", &raw, "Ed25519", true, &usages).ok()?;
    let key: CryptoKey = JsFuture::from(key).await.ok()?.unchecked_into();
    let algorithm = named("Ed25519");
    verify(&algorithm, &key, &Uint8Array::from(&signature[..]), message).await.ok()
}

async fn verify(algorithm: &Object, key: &CryptoKey, signature: &Uint8Array, message: &[u8]) -> Result<bool, NoKey> {
    let message = Uint8Array::from(message);
    let promise = subtle()?
        .verify_with_object_and_buffer_source_and_buffer_source(algorithm, key, signature.as_ref(), message.as_ref())
        .map_err(|_| NoKey::NoCrypto)?;
    let right = JsFuture::from(promise).await.map_err(|_| NoKey::NoCrypto)?;
    Ok(right.is_truthy())
}

/// Stores both halves as the browser's own key objects.
pub async fn keep(key: &DeviceKey) -> bool {
    let kid = key.kid().to_string();
    let change = Change::put_value(KEYS, &kid, JsValue::from(key.pair.clone()));
    store::is_kept() && store::write(vec![change], Durability::Strict).await.is_ok() && store::is_kept()
}

/// A key that is kept on this device, by its thumbprint.
pub async fn find(kid: &str) -> Option<DeviceKey> {
    let value = store::get_value(KEYS, kid).await.ok()??;
    let half = |name: &str| Reflect::get(&value, &name.into()).ok()?.dyn_into::<CryptoKey>().ok();
    let pair = CryptoKeyPair::new(&half("privateKey")?, &half("publicKey")?);
    let public = export(&subtle().ok()?, &pair.get_public_key()).await.ok()?;
    Some(DeviceKey { public, is_kept: store::is_kept(), pair })
}

async fn export(subtle: &SubtleCrypto, key: &CryptoKey) -> Result<PublicKey, NoKey> {
    let promise = subtle.export_key("jwk", key).map_err(|_| NoKey::NoCrypto)?;
    let jwk: JsonWebKey = JsFuture::from(promise).await.map_err(|_| NoKey::NoCrypto)?.unchecked_into();
    let part = |part: Option<String>| part.ok_or(NoKey::Unsound);
    let (x, y) = (part(jwk.get_x())?, part(jwk.get_y())?);
    Ok(PublicKey { crv: "P-256".to_owned(), kty: "EC".to_owned(), x, y })
}

fn subtle() -> Result<SubtleCrypto, NoKey> {
    let window = web_sys::window().ok_or(NoKey::NoCrypto)?;
    if !window.is_secure_context() {
        return Err(NoKey::NoCrypto); // elsewhere `subtle` is undefined
    }
    Ok(window.crypto().map_err(|_| NoKey::NoCrypto)?.subtle())
}

fn named(name: &str) -> Object {
    let object = Object::new();
    set(&object, "name", name);
    object
}

fn curve() -> Object {
    let object = named("ECDSA");
    set(&object, "namedCurve", "P-256");
    object
}

fn ecdsa() -> Object {
    let object = named("ECDSA");
    set(&object, "hash", "SHA-256");
    object
}

fn set(object: &Object, name: &str, value: &str) {
    let _ = Reflect::set(object, &name.into(), &value.into()); // a plain object takes every property
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    async fn a_key_is_found_again_and_its_signature_verifies() {
        let made = make().await.unwrap();
        assert!(made.is_kept);
        let found = find(&made.kid().to_string()).await.unwrap();
        assert_eq!(found.public, made.public);
        let signature = Uint8Array::from(&found.sign(b"letter").await.unwrap()[..]);
        let public = made.pair.get_public_key();
        assert_eq!(verify(&ecdsa(), &public, &signature, b"letter").await, Ok(true));
        assert_eq!(verify(&ecdsa(), &public, &signature, b"latter").await, Ok(false));
        let signature: [u8; 64] = signature.to_vec().try_into().unwrap();
        assert_eq!(verify_p256(&found.public, &signature, b"letter").await, Some(true));
        assert_eq!(verify_p256(&found.public, &signature, b"latter").await, Some(false));
        assert_eq!(verify_p256(&make().await.unwrap().public, &signature, b"letter").await, Some(false));
    }

    #[wasm_bindgen_test]
    async fn the_private_half_cannot_be_exported() {
        let made = make().await.unwrap();
        let promise = subtle().unwrap().export_key("jwk", &made.pair.get_private_key()).unwrap();
        assert!(JsFuture::from(promise).await.is_err());
    }

    #[wasm_bindgen_test]
    async fn an_adopted_key_is_the_one_in_use() {
        let made = make().await.unwrap();
        adopt(&made).await;
        CURRENT.set(None);
        assert_eq!(load().await.unwrap().kid(), made.kid());
    }

    /// RFC 8032, 7.1, test 2.
    #[wasm_bindgen_test]
    async fn ed25519_agrees_with_the_vector_of_its_specification() {
        let hex = |text: &str| -> Vec<u8> {
            (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
        };
        let key: [u8; 32] = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c").try_into().unwrap();
        let signature: [u8; 64] = hex(concat!(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ))
        .try_into()
        .unwrap();
        assert_eq!(verify_ed25519(&key, &signature, &[0x72]).await, Some(true));
        assert_eq!(verify_ed25519(&key, &signature, &[0x73]).await, Some(false));
    }
}
